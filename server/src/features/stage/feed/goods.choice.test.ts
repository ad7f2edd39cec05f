import { describe, expect, it } from 'vitest';
import { neutralDials } from '../choices/index.ts';
import { goodsFor, goodsForAnybody } from './goods.choice.ts';
import { type GoodsOnOffer, GoodsPool } from './goods-pool.ts';
import type { PooledGoods } from './pooled-goods.ts';
import { type Tastes, unknownTastes } from './tastes.ts';
import type { Viewer } from './viewer-cache.ts';

const goods = (id: string, category: string, more: Partial<PooledGoods> = {}): PooledGoods => ({
  ...{ id, title: id, category, above: '', pictureUrls: [], guarantees: [], currency: 'CNY' },
  ...{ shopId: `shp_${id}`, shopName: `shop ${id}`, priceCents: 100, listPriceCents: null, available: 50 },
  ...{ reviews: 0, stars: null, sold: 0, opens: 0, trust: null, promise: null },
  ...more,
});
const nobody: Viewer = {
  ...{ likes: new Set(), follows: new Set(), paused: false },
  hidden: { items: new Set(), authors: new Set(), categories: new Set() },
  choices: { authors: new Map(), categories: new Map(), dials: neutralDials },
};
const looksForPans: Tastes = { ...unknownTastes, wanted: [{ category: 'pans', strength: 0.9 }] };

async function offerOf(all: readonly PooledGoods[]): Promise<GoodsOnOffer> {
  const pool = new GoodsPool({ load: async () => all, nowMs: () => 0, log: { warn: () => undefined } });
  await pool.refresh();
  return pool.current();
}
const offer = await offerOf([
  goods('pan', 'pans', { above: 'kitchen' }),
  goods('tea', 'tea'),
  goods('late', 'pans', { promise: 0.2 }),
  goods('doubtful', 'pans', { trust: 0.2 }),
]);
const found = (viewer: Viewer, tastes: Tastes) =>
  goodsFor(offer, viewer, tastes).map(({ goods: { id }, reason }) => `${id} ${reason.code}`);

describe('which goods are shown between clips', () => {
  it('none to whom none concern', () => {
    expect(found(nobody, unknownTastes)).toEqual([]);
    const hardly = { ...unknownTastes, categories: [{ category: 'tea', weight: 0.2, shown: 9 }] };
    expect(found(nobody, hardly)).toEqual([]);
  });

  it('of what was searched for; what is not believed or comes late sinks', () => {
    expect(found(nobody, looksForPans)).toEqual([
      ...['pan category-searched', 'doubtful category-searched', 'late category-searched'],
    ]);
    const above = { ...unknownTastes, wanted: [{ category: 'kitchen', strength: 0.9 }] };
    expect(goodsFor(offer, nobody, above)[0]?.reason).toEqual({
      ...{ code: 'category-searched', params: { category: 'kitchen' } },
    });
  });

  it('of a shop that is followed, and of what more was asked of', () => {
    expect(found({ ...nobody, follows: new Set(['shp_tea']) }, unknownTastes)).toEqual([
      'tea author-followed',
    ]);
    const choices = { ...nobody.choices, categories: new Map([['tea', 1]]) };
    expect(found({ ...nobody, choices }, unknownTastes)).toEqual(['tea category-chosen']);
  });

  it('none that is hidden, or of which less was asked', () => {
    const hides = (more: Partial<Viewer['hidden']>) => ({ ...nobody, hidden: { ...nobody.hidden, ...more } });
    expect(found(hides({ items: new Set(['pan']) }), looksForPans)).not.toContain('pan category-searched');
    expect(found(hides({ authors: new Set(['shp_pan']) }), looksForPans)).toHaveLength(2);
    expect(found(hides({ categories: new Set(['pans']) }), looksForPans)).toEqual([]);
    const less = { ...nobody, choices: { ...nobody.choices, authors: new Map([['shp_pan', -1]]) } };
    expect(found(less, looksForPans)).toHaveLength(2);
  });
});

describe('which goods are shown while recommendations are off', () => {
  it('what sells, but for what is hidden', async () => {
    const [much, little] = [goods('much', 'pans', { sold: 40 }), goods('little', 'tea', { sold: 4 })];
    const selling = await offerOf([goods('new', 'tea'), little, much, goods('hid', 'tea', { sold: 90 })]);
    const hidden = { ...nobody.hidden, items: new Set(['hid']) };
    const shown = goodsForAnybody(selling, { hidden });
    expect(shown.map(({ goods: { id } }) => id).sort()).toEqual(['little', 'much']);
    expect(shown.every(({ reason }) => reason.code === 'off-selling')).toBe(true);
  });
});

describe('the pool of goods', () => {
  it('has short shelves: the best, and the newest of what nobody knows', async () => {
    const old = Array.from({ length: 100 }, (_, i) =>
      goods(`a${i}`, 'pans', { sold: 9, opens: 99, stars: 1 + i / 25, reviews: 99 }),
    );
    const fresh = Array.from({ length: 100 }, (_, i) => goods(`b${100 + i}`, 'pans', { trust: 0.1 }));
    const shelf = (await offerOf([...old, ...fresh])).byCategory.get('pans') ?? [];
    expect(shelf).toHaveLength(36);
    expect(shelf.map(({ id }) => id)).toEqual(expect.arrayContaining(['a99', 'a76', 'b199', 'b188']));
  });

  it('loses what is sold out, changed or of a shop that changed, also while it is loaded', async () => {
    const all = [goods('a', 'x', { shopId: 'shp_1' }), goods('b', 'x'), goods('c', 'x'), goods('d', 'x')];
    let load = async () => all;
    const pool = new GoodsPool({ load: () => load(), nowMs: () => 0, log: { warn: () => undefined } });
    const told = (kind: 'stock-changed' | 'product-changed' | 'shop-changed', subjectId: string, data = {}) =>
      pool.apply({ ...{ id: 1, kind, atMs: 0, personId: null, shopId: null, subjectId }, data });
    const likesX = { ...unknownTastes, categories: [{ category: 'x', weight: 9, shown: 9 }] };
    const left = () =>
      goodsFor(pool.current(), nobody, likesX)
        .map(({ goods: { id } }) => id)
        .sort();
    await pool.refresh();
    told('shop-changed', 'shp_1');
    told('stock-changed', 'b', { productInStock: true });
    told('stock-changed', 'c', { productInStock: false });
    expect(left()).toEqual(['b', 'd']);
    let answer: (goods: PooledGoods[]) => void = () => undefined;
    load = () => new Promise((resolve) => (answer = resolve));
    const again = pool.refresh();
    told('product-changed', 'd');
    answer(all);
    await again;
    expect(left()).toEqual(['a', 'b', 'c']);
  });
});
