import { beforeAll, describe, expect, it } from 'vitest';
import type { Filter, Sort } from './search-filter.ts';
import { SearchIndex } from './search-index.ts';
import { openSpelling, readPinyin, type Spelling } from './search-spelling.ts';
import { fold } from './search-text.ts';

let spelling: Spelling;
beforeAll(async () => {
  spelling = await openSpelling();
});

const titles = [
  '西湖龙井 明前特级 250g 礼盒',
  '云南普洱茶 熟茶饼',
  'Sony WH-1000XM5 降噪耳机',
  '蓝牙音箱 Novacore 防水便携',
  '景德镇手工陶瓷茶杯',
  '长城干红葡萄酒',
  '重庆火锅底料 牛油麻辣',
];

const facts = { city: '杭州', guarantees: [], priceCents: 100 };
const indexOf = (all: readonly string[]) => {
  const index = new SearchIndex(spelling);
  all.forEach((title, i) => {
    const about = { shopId: 'shp_1', shopName: '山里人家', category: 'tea', ...facts, inStock: true };
    index.put({ id: `prd_${i}`, title, ...about });
  });
  return index;
};
const first = (query: string) => {
  const [id] = indexOf(titles).search(query).ids;
  return id === undefined ? null : titles[Number(id.slice(4))];
};

describe('a product is found first', () => {
  it.each([
    ['its name', '龙井', 0],
    ['a wrong character', '西湖龙晶', 0],
    ['a missing character', '西龙井', 0],
    ['swapped characters', '普耳茶', 1],
    ['neighbours swapped', '牙蓝音箱', 3],
    ['words in another order', '礼盒龙井', 0],
    ['pinyin', 'xihulongjing', 0],
    ['pinyin with spaces', 'xi hu long jing', 0],
    ['pinyin with a mistake', 'xihulonjing', 0],
    ['initials', 'xhlj', 0],
    ['initials, then syllables', 'jdzshougong', 4],
    ['a reading that depends on the word', 'chongqinghuoguo', 6],
    ['traditional characters', '長城葡萄酒', 5],
    ['another case', 'SONY', 2],
    ['wide letters', 'ｓｏｎｙ', 2],
    ['a Latin word misspelt', 'snoy', 2],
    ['a longer one misspelt twice', 'novacroee', 3],
    ['the beginning of a word', 'nova', 3],
    ['two languages', 'sony 耳机', 2],
    ['two languages without a space', 'sony降噪', 2],
    ['digits', '1000xm5', 2],
    ['the weight', '250g', 0],
  ])('by %s: %s', (_what, query, expected) => {
    expect(first(query)).toBe(titles[expected]);
  });

  it('by the name of its shop', () => {
    expect(indexOf(titles).search('山里人家').ids).toHaveLength(titles.length);
  });

  it('by whole syllables before parts of them, and noise is left out beside it', () => {
    const index = indexOf(['绿茶', '川味腊肠', '明前龙井', '偏光太阳镜']);
    expect(index.search('cha').ids[0]).toBe('prd_0');
    expect(index.search('longjing').ids).toEqual(['prd_2']);
  });

  it('not by what nothing is called', () => {
    expect(indexOf(titles).search('摩托车')).toEqual({ ids: [], correctedTo: null });
    expect(indexOf(titles).search('  ，。 ').ids).toEqual([]);
    expect(indexOf([]).search('茶').ids).toEqual([]);
  });
});

describe('the index', () => {
  it('says what was probably meant, and nothing when it was found as written', () => {
    expect(indexOf(titles).search('sony 尔机').correctedTo).toBe('sony 耳机');
    expect(indexOf(titles).search('西胡龙井').correctedTo).toBe('西湖龙井');
    expect(indexOf(titles).search('西湖龙井').correctedTo).toBeNull();
    expect(indexOf(titles).search('xihulongjing').correctedTo).toBeNull();
  });

  it('puts what is in stock before what is not, then the newest', () => {
    const index = indexOf(['龙井茶', '龙井茶', '龙井茶']);
    expect(index.search('龙井').ids).toEqual(['prd_2', 'prd_1', 'prd_0']);
    index.setInStock('prd_2', false);
    expect(index.search('龙井').ids).toEqual(['prd_1', 'prd_0', 'prd_2']);
  });

  it('puts what is sold by who is believed first, but what was asked for by its name before it', () => {
    const index = new SearchIndex(spelling);
    const about = (n: number) => {
      const named = { id: `prd_${n}`, shopId: `shp_${n}`, shopName: '店' };
      return { ...named, category: 'tea', ...facts, inStock: true };
    };
    ['大佛龙井茶', '龙井茶', '龙井茶'].forEach((title, n) => {
      index.put({ ...about(n), title });
    });
    const order = (standings: Readonly<Record<string, number>>, query = '龙井茶') => {
      index.setStandings((shopId) => standings[shopId] ?? 0.95);
      return index.search(query).ids.map((id) => Number(id.slice(4)));
    };
    expect(order({})).toEqual([2, 1, 0]);
    expect(order({ shp_1: 0.97 })).toEqual([1, 2, 0]);
    expect(order({ shp_2: 0.45 })).toEqual([1, 0, 2]);
    expect(order({ shp_1: 0, shp_2: 0 })).toEqual([0, 2, 1]);
    // Of a shop that nobody believes: still before what is only alike.
    expect(order({ shp_0: 0 }, '大佛龙井茶')[0]).toBe(0);
    index.setStandings((shopId) => (shopId === 'shp_0' ? 0 : 1));
    index.put({ ...about(3), title: '大佛龙井茗' });
    const { ids, correctedTo } = index.search('大佛龙井茶');
    expect(ids.slice(0, 2).sort()).toEqual(['prd_0', 'prd_3']);
    expect(correctedTo).toBeNull();
  });

  it('finds a bounded number', () => {
    const index = new SearchIndex(spelling, { visitsMax: 50, candidatesMax: 10, goneMax: 5 });
    for (let i = 0; i < 200; i++) {
      const about = { shopId: 's', shopName: 's', category: '', ...facts, inStock: true };
      index.put({ id: `prd_${String(i).padStart(4, '0')}`, title: '龙井', ...about });
    }
    expect(index.search('龙井').ids).toHaveLength(10);
    expect(index.search('龙井').ids[0]).toBe('prd_0199');
  });

  it('does not choke on a long query', () => {
    expect(indexOf(titles).search('龙井'.repeat(200)).ids.length).toBeLessThanOrEqual(titles.length);
    expect(indexOf(titles).search('a b c d e f g h '.repeat(50)).ids.length).toBeLessThanOrEqual(7);
  });
});

describe('text', () => {
  it('is folded', () => {
    expect(fold('Ｃａｆé・ＬＡＴＴＥ（大）')).toBe('cafe latte 大');
  });

  it('is read as pinyin when it can be', () => {
    expect(readPinyin('xhlongjing', spelling.syllables)).toEqual(['x', 'h', 'long', 'jing']);
    expect(readPinyin('vvv', spelling.syllables)).toBeNull();
  });
});

describe('Chinese words', () => {
  it('come before the same characters across two words', () => {
    const index = indexOf(['真丝和服', '产品和服务', '精品和服务']);
    expect(index.search('和服').ids[0]).toBe('prd_0');
  });

  it('are found in traditional characters exactly, in queries and in titles', () => {
    expect(first('長城乾紅葡萄酒')).toBe(titles[5]);
    expect(first('藍牙音箱')).toBe(titles[3]);
    expect(indexOf(titles).search('長城').correctedTo).toBeNull();
    expect(indexOf(['臺灣烏龍茶']).search('台湾乌龙').ids).toEqual(['prd_0']);
  });
});

describe('filters', () => {
  const goods = () => {
    const index = new SearchIndex(spelling);
    const put = (n: number, category: string, priceCents: number, more: object) =>
      index.put({
        id: `prd_${n}`,
        shopId: 'shp_1',
        shopName: '店',
        title: `龙井 ${n}`,
        category,
        priceCents,
        city: '杭州',
        guarantees: [],
        inStock: true,
        ...more,
      });
    put(1, '茶叶', 100, { guarantees: ['ship-24-hours', 'return-7-days'] });
    put(2, '茶叶', 200, { inStock: false });
    put(3, '茶具', 300, { city: '景德镇', guarantees: ['return-7-days'] });
    put(4, '茶具', 200, {});
    index.setSold(
      new Map([
        ['prd_2', 9],
        ['prd_3', 4],
      ]),
    );
    return index;
  };
  const found = (filter: Filter, sort: Sort = 'newest') => {
    const index = goods();
    const byWords = index.search('龙井', { filter, sort }).ids;
    expect(index.browse({ filter, sort }, null, 9).map(({ id }) => id)).toEqual(byWords);
    return byWords.map((id) => Number(id.slice(4)));
  };

  it.each<[Filter, number[]]>([
    [{}, [4, 3, 2, 1]],
    [{ category: '茶叶' }, [2, 1]],
    [{ city: '景德镇' }, [3]],
    [{ priceFromCents: 200 }, [4, 3, 2]],
    [{ priceToCents: 200 }, [4, 2, 1]],
    [{ inStock: true }, [4, 3, 1]],
    [{ guarantees: ['return-7-days'] }, [3, 1]],
    [{ guarantees: ['return-7-days', 'ship-24-hours'] }, [1]],
    [{ category: '茶具', priceToCents: 250 }, [4]],
    [{ category: '酒' }, []],
  ])('leave what fits: %j', (filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });

  it.each<[Sort, number[]]>([
    ['price-up', [1, 4, 2, 3]],
    ['price-down', [3, 4, 2, 1]],
    ['most-sold', [2, 3, 4, 1]],
  ])('are put in order: %s', (sort, expected) => {
    expect(found({}, sort)).toEqual(expected);
  });

  it.each(['', '龙井'])('say how many each further choice leaves, for the words “%s”', (words) => {
    const facets = goods().facets(words, { category: '茶叶', inStock: true });
    expect(facets).toEqual({
      total: 1,
      categories: [
        { value: '茶具', count: 2 },
        { value: '茶叶', count: 1 },
      ],
      cities: [{ value: '杭州', count: 1 }],
      guarantees: [
        { value: 'return-7-days', count: 1 },
        { value: 'ship-24-hours', count: 1 },
      ],
      inStock: 1,
      price: { fromCents: 100, toCents: 100 },
    });
  });

  it('hold after facts change and the index is packed', () => {
    const index = new SearchIndex(spelling, { visitsMax: 1_000, candidatesMax: 100, goneMax: 1 });
    const about = { shopId: 's', shopName: 's', title: '龙井', city: '', guarantees: [], inStock: true };
    for (let i = 0; i < 6; i++) index.put({ ...about, id: `prd_${i}`, category: `${i}`, priceCents: i + 1 });
    for (let i = 0; i < 3; i++) index.remove(`prd_${i}`);
    index.put({ ...about, id: 'prd_4', category: '5', priceCents: 50 });
    expect(index.search('龙井', { filter: { category: '5' }, sort: 'price-up' }).ids).toEqual([
      'prd_5',
      'prd_4',
    ]);
  });
});

describe('pages without words', () => {
  it('show everything once, whatever comes and goes between them', () => {
    const index = indexOf(Array.from({ length: 10 }, () => '龙井'));
    const wanted = { filter: {}, sort: 'price-up' } as const;
    const one = index.browse(wanted, null, 4);
    const last = one.at(-1) ?? null;
    index.remove('prd_6');
    index.put({
      ...facts,
      id: 'prd_99',
      shopId: 's',
      shopName: 's',
      title: '茶',
      category: '',
      inStock: true,
    });
    const two = index.browse(wanted, last, 50);
    expect([...one, ...two].map(({ id }) => id)).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((n) => `prd_${n}`),
    );
  });
});

describe('suggestions', () => {
  const suggested = (text: string) =>
    indexOf(titles)
      .suggest(text)
      .map((one) => one.text);

  it.each([
    ['characters', '龙', '龙井'],
    ['traditional characters', '長', '长城'],
    ['pinyin begun', 'longj', '龙井'],
    ['initials', 'lj', '龙井'],
    ['Latin letters', 'so', 'sony'],
    ['the category', 'tea', 'tea'],
  ])('go on from %s', (_what, text, expected) => {
    expect(suggested(text)).toContain(expected);
  });

  it('are few, each once, and none for nothing', () => {
    const many = indexOf(Array.from({ length: 60 }, (_, i) => `龙井${titles[i % titles.length]}`)).suggest(
      '龙',
    );
    expect(many.length).toBeLessThanOrEqual(8);
    expect(new Set(many.map(({ text }) => text)).size).toBe(many.length);
    expect(suggested('')).toEqual([]);
    expect(suggested('，')).toEqual([]);
  });
});
