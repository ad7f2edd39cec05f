import { describe, expect, it } from 'vitest';
import {
  type AdvertFinding,
  judgeAdvert,
  type ListingFacts,
  noFacts,
  textOf,
  withPasses,
} from './advert.policy.ts';
import { listingTexts, struckPricesOf } from './advert-texts.ts';

const listing = (
  given: { title?: string; attributes?: Record<string, string>; listPriceCents?: number } = {},
) => {
  const { title = '番茄', attributes = {}, listPriceCents } = given;
  const words = {
    ...{ title, description: '', attributes },
    variants: [{ sku: 'a', title: '2 斤', listPriceCents }],
  };
  return { category: '水果', texts: listingTexts(words), struckPrices: struckPricesOf(words) };
};
const judge = (given: Parameters<typeof listing>[0], facts: Partial<ListingFacts> = {}) =>
  judgeAdvert(listing(given), { ...noFacts, ...facts });
const said = (findings: readonly AdvertFinding[]) =>
  findings.map(({ field, words, verdict }) => `${field} ${words} ${verdict}`);

describe('what an advert says', () => {
  it('is refused where it breaks the law, with the words, the article and what to write', () => {
    const [absolute, ...medical] = judge({ title: '最好吃的番茄，治疗高血压' });
    expect(absolute).toMatchObject({
      ...{ field: 'title', start: 0, verdict: 'refused', officialCode: 'ZH8', exempt: null },
      article: '《广告法》第九条第三项',
    });
    expect(medical.some(({ gravity, verdict }) => gravity === 3 && verdict === 'refused')).toBe(true);
    expect(judge({ title: '清晨采的番茄' })).toEqual([]);
  });

  it('is not bothered about for its manner alone', () => {
    // The reader of claims guesses at it, and knows no rule.
    expect(judge({ title: '宇治风味抹茶粉' })).toEqual([]);
  });

  it('is read by the trade of its category', () => {
    const texts = [{ field: 'title', source: 'title' as const, text: '缓解便秘' }];
    const codesIn = (category: string) =>
      judgeAdvert({ category, texts }, noFacts).map(({ officialCode }) => officialCode);
    expect(codesIn('水果')).not.toEqual(codesIn('面部护肤'));
  });

  it('is held against certificates: what they contradict is refused, what none speaks of is a warning', () => {
    const certified = [{ name: '纯度', value: '18K' }];
    expect(said(judge({ title: '足金手链' }, { certified }))).toEqual(['title 足金 refused']);
    expect(said(judge({ title: '足金手链' }, { certified: [] }))).toEqual(['title 足金 warned']);
    expect(said(judge({ title: '足金手链' }, { certified: [{ name: '纯度', value: '足金999' }] }))).toEqual(
      [],
    );
    expect(said(judge({ title: '手链', attributes: { 成色: '足金' } }, { certified }))).toEqual([]);
  });

  it('is held against the prices of the last days', () => {
    const at = (nowCents: number, pastCents: number): Partial<ListingFacts> => ({
      prices: { nowMs: 1_000, priceCents: nowCents, past: [{ atMs: 900, priceCents: pastCents }] },
    });
    expect(said(judge({ title: '番茄原价99元' }, at(1_990, 9_900)))).toEqual([]);
    expect(said(judge({ title: '番茄原价99元' }, at(1_990, 1_990)))).toEqual(['title 原价99元 refused']);
  });

  it('is warned of a struck-through price at which nothing was offered in thirty days', () => {
    expect(judge({ listPriceCents: 4_990 })).toMatchObject([
      {
        ...{ field: 'variants.0.listPriceCents', words: '49.90', rule: 'struck-price', verdict: 'warned' },
        article: expect.stringContaining('广告法'),
      },
    ]);
    expect(judge({ listPriceCents: 4_990 }, { highestCents: new Map([['a', 4_990]]) })).toEqual([]);
  });
});

it('lets pass what an operator let pass, field by field', () => {
  const advert = listing({ title: '最好吃的番茄', attributes: { 口味: '最甜的番茄' } });
  const findings = judgeAdvert(advert, noFacts);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['refused', 'refused']);
  const passed = withPasses(findings, (field) => field === 'title');
  expect(passed.map(({ verdict, exempt }) => [verdict, exempt])).toEqual([
    ['exempt', 'passed'],
    ['refused', null],
  ]);
  expect(findings.map((finding) => textOf(advert, finding))).toEqual(['最好吃的番茄', '最甜的番茄']);
});
