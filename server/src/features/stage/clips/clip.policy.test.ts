import type { CreatorId, ShopId } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { ShopRole } from '../../../http/access.ts';
import { canPublishAs, decideGoods } from './clip.policy.ts';

describe('who may publish as whom', () => {
  const member = (role: ShopRole) => ({ shops: new Map([['shp_1' as ShopId, role]]), creatorId: null });

  it('lets owners, hosts and assistants publish for their shop, and nobody else', () => {
    for (const role of ['owner', 'host', 'assistant'] as const)
      expect(canPublishAs(member(role), 'shp_1')).toBe(true);
    for (const role of ['clerk', 'finance'] as const) expect(canPublishAs(member(role), 'shp_1')).toBe(false);
    expect(canPublishAs(member('owner'), 'shp_2')).toBe(false);
  });

  it('lets a creator publish as themselves', () => {
    const creator = { shops: new Map(), creatorId: 'crt_1' as CreatorId };
    expect(canPublishAs(creator, 'crt_1')).toBe(true);
    expect(canPublishAs(creator, 'crt_2')).toBe(false);
    expect(canPublishAs({ shops: new Map(), creatorId: null }, 'crt_1')).toBe(false);
  });
});

describe('which goods a clip may show', () => {
  const products = new Map(
    [
      { productId: 'own', shopId: 'shp_1', state: 'draft' },
      { productId: 'banned', shopId: 'shp_1', state: 'taken-down' },
      { productId: 'other', shopId: 'shp_2', state: 'on-sale' },
      { productId: 'off', shopId: 'shp_2', state: 'off-sale' },
    ].map((product) => [product.productId, product]),
  );

  it('a shop shows its own, even before they are on sale', () => {
    expect(decideGoods('shp_1', ['own'], products)).toBeNull();
    expect(decideGoods('shp_1', ['own', 'other'], products)).toEqual({
      productId: 'other',
      why: 'of-another-shop',
    });
    expect(decideGoods('shp_1', ['banned'], products)).toEqual({ productId: 'banned', why: 'not-on-sale' });
  });

  it('a creator shows anybody’s that are on sale', () => {
    expect(decideGoods('crt_1', ['other'], products)).toBeNull();
    expect(decideGoods('crt_1', ['off'], products)).toEqual({ productId: 'off', why: 'not-on-sale' });
  });

  it('none twice, none unknown', () => {
    expect(decideGoods('crt_1', ['other', 'other'], products)).toEqual({ productId: 'other', why: 'twice' });
    expect(decideGoods('crt_1', ['absent'], products)).toEqual({ productId: 'absent', why: 'unknown' });
  });
});
