import { describe, expect, it } from 'vitest';
import { familyOf, inContext, withSuggestion } from './suggestion.ts';

const place = (text: string, words: string, suggestion: string) => {
  const start = text.indexOf(words);
  return withSuggestion(text, { start, end: start + words.length, suggestion });
};

describe('a suggestion', () => {
  it('takes the place of the words', () => {
    expect(place('全网最好吃的番茄', '全网最好吃', '好吃')).toBe('好吃的番茄');
  });

  it('leaves no gap where words are left out', () => {
    expect(place('番茄 三天治好高血压', '三天治好高血压', '')).toBe('番茄');
    expect(place('国家级，现摘番茄', '国家级', '')).toBe('现摘番茄');
    expect(place('好吃，包治百病，现摘', '包治百病', '')).toBe('好吃，现摘');
    expect(place('国家级', '国家级', '')).toBe('');
  });
});

it('shows words with what stands around them', () => {
  const text = '清晨从山上摘下来的最好吃的番茄当天发货到家';
  expect(inContext(text, { start: 9, end: 11 }, 3)).toEqual({
    before: '…下来的',
    words: '最好',
    after: '吃的番…',
  });
  expect(inContext('最好', { start: 0, end: 2 })).toEqual({ before: '', words: '最好', after: '' });
});

it('knows what a rule is about', () => {
  expect(
    ['superlative', 'illness-cured', 'original-price', 'certified-origin', 'contest'].map(familyOf),
  ).toEqual([...['absolute', 'medical', 'price', 'certificate', 'other']]);
});
