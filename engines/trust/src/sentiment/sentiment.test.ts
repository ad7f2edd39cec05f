import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { charGrams, openingOf } from './char-grams.ts';
import { trainSentiment } from './train-sentiment.ts';

const good = [
  '质量很好，喜欢',
  '服务周到，下次还来',
  '物流很快，包装很好',
  '很满意，推荐购买',
  '味道不错，喜欢',
];
const bad = ['质量太差，退货', '服务态度很差', '物流太慢，包装破了', '很失望，不推荐', '味道太差，不喜欢'];
const texts = [...good, ...bad].map((text, at) => ({ text, isGood: at < good.length }));
const train = () => trainSentiment(texts, seededRandom(1), { bits: 16 });

describe('sentiment', () => {
  it('T-R17 tells praise from complaint in texts not met', () => {
    const model = train();
    expect(model.score('包装很好，很满意')).toBeGreaterThan(0);
    expect(model.score('质量太差，很失望')).toBeLessThan(0);
  });

  it('T-R17 is the same for the same texts and random, and asks nothing of a text', () => {
    const [first, second] = [train(), train()];
    for (const text of ['', '🙂', '质量'.repeat(500), '\ud800']) {
      expect(Number.isFinite(first.score(text))).toBe(true);
      expect(first.score(text)).toBe(second.score(text));
    }
  });

  it('T-R18 runs of characters are all of each length, once, whatever their width and case', () => {
    expect(charGrams('ab', 4, 22)).toHaveLength(3);
    expect(charGrams('aaaa', 2, 22)).toHaveLength(2);
    expect(charGrams('ＡＢｃ', 3, 22)).toEqual(charGrams('abC', 3, 22));
    for (const gram of charGrams('质量很好，喜欢', 4, 10)) expect(gram).toBeLessThan(1_024);
    expect(charGrams('质量', 2, 22, 1)).not.toEqual(charGrams('质量', 2, 22));
    expect(openingOf('！很好，喜欢。可是…', 2)).toBe('很好,喜欢');
  });
});
