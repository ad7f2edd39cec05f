import { beforeAll, describe, expect, it } from 'vitest';
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

const indexOf = (all: readonly string[]) => {
  const index = new SearchIndex(spelling);
  all.forEach((title, i) => {
    const about = { shopId: 'shp_1', shopName: '山里人家', category: 'tea', inStock: true };
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

  it('finds a bounded number', () => {
    const index = new SearchIndex(spelling, { visitsMax: 50, candidatesMax: 10, goneMax: 5 });
    for (let i = 0; i < 200; i++) {
      const about = { shopId: 's', shopName: 's', category: '', inStock: true };
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
