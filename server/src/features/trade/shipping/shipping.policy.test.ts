import { describe, expect, it } from 'vitest';
import { provinceOf } from './province.policy.ts';
import { builtInShipping, findRuleFault, shippingFee } from './shipping.policy.ts';

const rules = {
  baseCents: 800,
  freeAboveCents: 9_900,
  regions: [
    { provinces: ['浙江', 'Shanghai'], baseCents: 0, freeAboveCents: null },
    { provinces: ['新疆'], baseCents: 2_500, freeAboveCents: null },
  ],
  notServed: ['台湾'],
};

describe('shipping', () => {
  it('costs ¥6 below ¥59 of goods, and nothing from there on, while a shop has no rules', () => {
    const fees = [1, 5_899, 5_900, 128_000_00].map((goods) =>
      shippingFee(builtInShipping.rules, null, goods),
    );
    expect(fees).toEqual([600, 600, 0, 0]);
  });
  it('is the region’s where one names the province, however it is written', () => {
    expect(['浙江省', '上海市', 'Zhejiang Province'].map((to) => shippingFee(rules, to, 1))).toEqual([
      0, 0, 0,
    ]);
    expect(shippingFee(rules, '新疆维吾尔自治区', 1_000_000)).toBe(2_500);
    expect(shippingFee(rules, '北京市', 9_899)).toBe(800);
    expect(shippingFee(rules, '北京市', 9_900)).toBe(0);
  });
  it('is none at all where the shop does not deliver', () => {
    expect(shippingFee(rules, '台湾省', 1_000_000)).toBeNull();
  });
  it('is the base without an address, and for a province nobody knows', () => {
    expect(shippingFee(rules, null, 1)).toBe(800);
    expect(shippingFee(rules, 'Bavaria', 1)).toBe(800);
  });
});

describe('rules', () => {
  it('name provinces that there are, each once', () => {
    expect(findRuleFault(rules)).toBeNull();
    expect(findRuleFault({ ...rules, notServed: ['台湾', '浙江省'] })).toEqual({
      field: 'rules.notServed.1',
      fault: 'province-twice',
      province: '浙江省',
    });
    const region = { provinces: ['湖北', '湖西'], baseCents: 1, freeAboveCents: null };
    expect(findRuleFault({ ...rules, regions: [region] })).toMatchObject({
      field: 'rules.regions.0.provinces.1',
      fault: 'province-unknown',
    });
  });
});

describe('a province', () => {
  it.each([
    ['内蒙古自治区', '内蒙古'],
    ['广西壮族自治区', '广西'],
    ['Inner Mongolia Autonomous Region', '内蒙古'],
    [' 香港特别行政区 ', '香港'],
    ['ＳＨＡＮＧＨＡＩ', '上海'],
    ['Shanxi', '山西'],
    ['Shaanxi', '陕西'],
    ['市', null],
    ['', null],
  ])('is known as %s', (text, province) => {
    expect(provinceOf(text)).toBe(province);
  });
});
