import { beforeAll, describe, expect, it } from 'vitest';
import { SearchIndex } from './search-index.ts';
import { reliefOf } from './search-relief.ts';
import { openSpelling, type Spelling } from './search-spelling.ts';

let spelling: Spelling;
beforeAll(async () => {
  spelling = await openSpelling();
});

const goods = [
  ['西湖龙井 礼盒', '茶叶', '杭州', 9_900, true, ['return-7-days']],
  ['狮峰龙井', '茶叶', '杭州', 19_900, false, []],
  ['云南普洱茶饼', '茶叶', '昆明', 5_900, true, ['ship-24-hours', 'return-7-days']],
  ['降噪耳机 无线', '数码', '深圳', 29_900, true, ['ship-24-hours']],
  ['儿童耳机', '数码', '深圳', 9_900, true, []],
  ['景德镇茶杯', '餐具', '景德镇', 3_900, true, []],
] as const;

const indexOf = () => {
  const index = new SearchIndex(spelling);
  goods.forEach(([title, category, city, priceCents, inStock, guarantees], n) => {
    const about = { title, category, city, priceCents, inStock, guarantees };
    index.put({ id: `prd_${n}`, shopId: 'shp_1', shopName: '小店', ...about });
  });
  return index;
};

describe('where nothing is found', () => {
  it('says which filter to take off, and how many each leaves', () => {
    const { lifts, withoutFilters } = reliefOf(indexOf(), '龙井', {
      city: '杭州',
      priceFromCents: 50_000,
      inStock: true,
    });
    expect(lifts).toEqual([{ filter: 'price', value: null, count: 1 }]);
    expect(withoutFilters).toBe(2);
    expect(reliefOf(indexOf(), '龙井', { city: '深圳' })).toMatchObject({
      lifts: [{ filter: 'city', value: '深圳', count: 2 }],
      withoutFilters: null,
    });
  });

  it('takes guarantees off one by one, also without words', () => {
    const filter = { guarantees: ['ship-24-hours', 'return-7-days'], category: '数码' };
    expect(reliefOf(indexOf(), '', filter).lifts).toEqual([
      { filter: 'category', value: '数码', count: 1 },
      { filter: 'guarantee', value: 'return-7-days', count: 1 },
    ]);
  });

  it('says what was probably meant behind the filters', () => {
    expect(reliefOf(indexOf(), '西湖龙晶', { city: '昆明' }).spelling).toEqual({ q: '西湖龙井', count: 1 });
    expect(reliefOf(indexOf(), '龙井', { city: '昆明' }).spelling).toBeNull();
    expect(reliefOf(indexOf(), 'zzzzqqq', {}).spelling).toBeNull();
  });

  it('tries fewer words, of both scripts, keeping to the filters', () => {
    const words = (q: string, filter = {}) => reliefOf(indexOf(), q, filter).fewerWords.map((one) => one.q);
    expect(words('防水降噪耳机')).toContain('降噪耳机');
    expect(words('龙井 waterproof')).toEqual(['龙井']);
    expect(words('防水降噪耳机', { city: '杭州' })).toEqual([]);
    expect(words('龙井')).toEqual([]);
  });

  it('names neighbouring categories, else the largest, and never the one that is on', () => {
    const names = (q: string, filter = {}) =>
      reliefOf(indexOf(), q, filter).categories.map(({ value }) => value);
    expect(names('茶壶套装')[0]).toMatch(/茶叶|餐具/);
    expect(names('zzzzqqq')).toEqual(['茶叶', '数码', '餐具']);
    expect(names('龙井', { category: '茶叶' })).not.toContain('茶叶');
    expect(reliefOf(indexOf(), 'zzzzqqq', {}).categories[0]).toEqual({ value: '茶叶', count: 3 });
  });

  it('names the category above the one that is on before all others', () => {
    const index = indexOf();
    const about = { category: '茶具', above: '茶叶茶具', city: '杭州', priceCents: 100, inStock: true };
    index.put({
      id: 'prd_x',
      shopId: 'shp_1',
      shopName: '小店',
      title: '安吉白茶',
      guarantees: [],
      ...about,
    });
    const { categories } = reliefOf(index, '', { category: '茶叶', city: '没有这座城' });
    expect(categories[0]).toEqual({ value: '茶叶茶具', count: 1 });
  });

  it('helps nobody in an empty mall, and does not fail', () => {
    expect(reliefOf(new SearchIndex(spelling), '茶 杯', { city: '杭州', inStock: true })).toEqual({
      ...{ spelling: null, lifts: [], withoutFilters: 0, fewerWords: [], categories: [] },
    });
  });
});
