import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FactKind, Facts, FactValue } from './facts.ts';
import { guaranteeFacts } from './guarantee-facts.ts';
import { guarantees } from './guarantees/index.ts';
import { PolicyShelf } from './policy-shelf.ts';
import { readTrace } from './trace.ts';
import { traceInChinese } from './trace-zh.ts';

it('T-R91 a trace reads in Chinese, sentence by sentence', () => {
  expect(traceInChinese('who: goods.categories has tea or shoes: yes (goods.categories = tea/food)')).toBe(
    '适用范围：商品类目含茶叶、鞋类：成立（商品类目 = 茶叶/food）',
  );
  expect(
    traceInChinese(
      'row 2: shop.answer is known and shop.answer is agrees: pay, shop-agrees: yes (shop.answer = agrees)',
    ),
  ).toBe('第 2 条：已有商家答复，且商家答复：同意，赔付（商家同意）：成立（商家答复 = 同意）');
  expect(traceInChinese('who: order.paidMinor is at most 29999: no (order.paidMinor = 300.00)')).toBe(
    '适用范围：实付金额 ≤ ¥299.99：不成立（实付金额 = 300.00）',
  );
  expect(traceInChinese('window: claimed no later than order.deliveredAtMs + 48 h: unknown')).toBe(
    '申请期限：不晚于收货时间 + 2 天：尚不清楚',
  );
  expect(traceInChinese('clock: shop-answers has run out: pay, shop-silent: yes')).toBe(
    '时限：商家答复时限已到，赔付（商家未按时答复）：成立',
  );
  expect(traceInChinese('an operator wrote this')).toBe('an operator wrote this');
});

const anyOfKind: Record<FactKind, fc.Arbitrary<FactValue>> = {
  flag: fc.boolean(),
  count: fc.integer({ min: 0, max: 20 }),
  minor: fc.integer({ min: 0, max: 90_000 }),
  'per-mille': fc.integer({ min: 0, max: 1_000 }),
  time: fc.integer({ min: 0, max: 40 }).map((days) => 1_700_000_000_000 + days * 86_400_000),
  text: fc.constantFrom(
    'fake',
    'damaged',
    'lower-price',
    'spoiled',
    'agrees',
    'disagrees',
    'brand',
    'genuine',
  ),
  texts: fc.subarray(['jewellery', 'glass', 'fruit', 'tea', 'furniture']),
  evidence: fc.integer({ min: 0, max: 4 }),
};
const facts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(Object.entries(guaranteeFacts).map(([name, kind]) => [name, anyOfKind[kind]])),
  { requiredKeys: ['now.atMs', 'claim.atMs'] },
);

it('T-R91 no sentence of the catalogue keeps a word of English', () => {
  const shelf = new PolicyShelf();
  for (const policy of guarantees) shelf.put(policy);
  fc.assert(
    fc.property(fc.constantFrom(...shelf.list()), facts, (policy, known) => {
      for (const sentence of readTrace(policy.decide(known).why, known))
        expect(traceInChinese(sentence)).not.toMatch(/[a-z]{2}/);
    }),
    { numRuns: 2_000 },
  );
});
