import { describe, expect, it } from 'vitest';
import { decideNext, type Situation } from './decisions.ts';

const nowMs = Date.parse('2026-05-04T00:00:00Z');
const published = {
  id: 'clp_1',
  caption: 'Lychees',
  state: 'published',
  assetState: 'ready',
  assetRefusal: null,
  progress: 1,
};
const stocked = {
  id: 'prd_1',
  title: 'Lychees',
  state: 'on-sale',
  variants: [{ title: '1 kg', available: 80 }],
};
const quiet: Situation = {
  shopState: 'open',
  orders: [],
  moreOrders: false,
  products: [stocked],
  clips: [published],
};
const order = (id: string, placedAt: string) => ({ id, placedAt, timeline: [] });

describe('decideNext', () => {
  it('has nothing to say when all is well', () => {
    expect(decideNext(quiet, nowMs)).toEqual([]);
  });

  it('names the order that has waited longest, and how many are late', () => {
    const orders = [order('ord_new', '2026-05-03T20:00:00Z'), order('ord_old', '2026-05-01T00:00:00Z')];
    expect(decideNext({ ...quiet, orders }, nowMs)).toEqual([
      expect.objectContaining({ kind: 'ship', orderId: 'ord_old', count: 2, lateCount: 1, urgency: 'late' }),
    ]);
  });

  it('tells empty variants from those nearly so, and leaves alone what is not on sale', () => {
    const products = [
      {
        ...stocked,
        id: 'prd_low',
        variants: [
          { title: 'S', available: 3 },
          { title: 'M', available: 90 },
        ],
      },
      { ...stocked, id: 'prd_off', state: 'off-sale', variants: [{ title: 'S', available: 0 }] },
      {
        ...stocked,
        id: 'prd_out',
        variants: [
          { title: 'S', available: 0 },
          { title: 'M', available: 2 },
        ],
      },
    ];
    expect(decideNext({ ...quiet, products }, nowMs)).toEqual([
      expect.objectContaining({ kind: 'out-of-stock', productId: 'prd_out', variantTitles: ['S'] }),
      expect.objectContaining({ kind: 'low-stock', productId: 'prd_low', available: 3 }),
    ]);
  });

  it('starts an empty shop, but asks no creator for products', () => {
    const empty = { ...quiet, products: [], clips: [] };
    expect(decideNext(empty, nowMs).map((decision) => decision.kind)).toEqual([
      'first-product',
      'first-clip',
    ]);
    expect(decideNext({ ...empty, shopState: null, products: null }, nowMs)).toEqual([
      { kind: 'first-clip' },
    ]);
  });

  it('puts refused clips before waiting ones', () => {
    const clips = [
      { ...published, id: 'clp_p', state: 'draft', assetState: 'processing', progress: 0.4 },
      { ...published, id: 'clp_r', state: 'draft', assetState: 'refused', assetRefusal: 'media-truncated' },
      { ...published, id: 'clp_d', state: 'draft' },
    ];
    expect(decideNext({ ...quiet, clips }, nowMs)).toEqual([
      { kind: 'clip-refused', clipId: 'clp_r', caption: 'Lychees', refusal: 'media-truncated' },
      { kind: 'clip-draft', clipId: 'clp_d', caption: 'Lychees' },
      { kind: 'clip-preparing', clipId: 'clp_p', caption: 'Lychees', progress: 0.4 },
    ]);
  });

  it('caps each kind', () => {
    const products = Array.from({ length: 30 }, (_, index) => ({
      ...stocked,
      id: `prd_${index}`,
      variants: [{ title: '', available: 0 }],
    }));
    expect(decideNext({ ...quiet, products }, nowMs)).toHaveLength(4);
  });
});
