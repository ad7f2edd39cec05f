import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FactKind, Facts, FactValue } from './facts.ts';
import { guaranteeFacts } from './guarantee-facts.ts';
import { guarantees } from './guarantees/index.ts';
import { PolicyShelf } from './policy-shelf.ts';
import { readTrace } from './trace.ts';
import { traceIn } from './trace-sentence.ts';
import { traceWordsEn } from './trace-words-en.ts';
import { traceWordsZh } from './trace-words-zh.ts';

const traceInChinese = (sentence: string) => traceIn(traceWordsZh, sentence);
const traceInEnglish = (sentence: string) => traceIn(traceWordsEn, sentence);

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

it('T-R91 and in English that a buyer understands', () => {
  expect(traceInEnglish('who: goods.categories has tea or shoes: yes (goods.categories = tea/food)')).toBe(
    'Who it is for: the kind of goods is tea or shoes – so it is (the kind of goods: tea/food)',
  );
  expect(
    traceInEnglish(
      'row 2: shop.answer is known and shop.answer is agrees: pay, shop-agrees: yes (shop.answer = agrees)',
    ),
  ).toBe(
    'Step 2: the shop’s answer is known and the shop’s answer is “agrees”, so paid, as the shop agrees – so it is (the shop’s answer: agrees)',
  );
  expect(traceInEnglish('row 3: price.lowestForKeptMinor is at most price.paidForKeptMinor + 100: no')).toBe(
    'Step 3: the lowest price since then of the pieces kept: at most what was paid for the pieces kept + ¥1.00 – not so',
  );
  expect(traceInEnglish('window: claimed no later than order.deliveredAtMs + 24 h: unknown')).toBe(
    'Until when: claimed no later than 1 day after the delivery – not known yet',
  );
  expect(traceInEnglish('clock: shop-answers has run out: pay, shop-silent: yes')).toBe(
    'Time limit: the time for the shop to answer has run out, so paid, as the shop did not answer in time – so it is',
  );
  expect(traceInEnglish('an operator wrote this')).toBe('an operator wrote this');
});

it.each([
  ['Chinese', traceWordsZh],
  ['English', traceWordsEn],
])('T-R91 every fact of the catalogue has words in %s', (_language, words) => {
  for (const name of Object.keys(guaranteeFacts)) expect(words.facts[name]).toMatch(/\S/);
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

/** What only the rules' language has: dotted names, words joined by hyphens, operators' names for units. */
const ofRules = /\d h\b|[a-z]\.[a-z]|Minor|AtMs|\b(?!second-hand)[a-z]+-[a-z]+/;

it('T-R91 no sentence of the catalogue keeps a word of English in Chinese, or of the rules’ language in English', () => {
  const shelf = new PolicyShelf();
  for (const policy of guarantees) shelf.put(policy);
  fc.assert(
    fc.property(fc.constantFrom(...shelf.list()), facts, (policy, known) => {
      for (const sentence of readTrace(policy.decide(known).why, known)) {
        expect(traceInChinese(sentence)).not.toMatch(/[a-z]{2}|\d h/);
        expect(traceInEnglish(sentence)).not.toMatch(ofRules);
      }
    }),
    { numRuns: 2_000 },
  );
});
