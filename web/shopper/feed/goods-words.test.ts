import { describe, expect, it } from 'vitest';
import { goodsWords } from './goods-words.ts';

const textsOf = (words: object) =>
  Object.values(words).map((text) => (typeof text === 'function' ? String(text(2, 3)) : String(text)));

describe('the words of goods between clips', () => {
  it('are written in both languages, quietly', () => {
    for (const text of textsOf(goodsWords['zh-CN'])) expect(text).toMatch(/^(?=.*\p{Script=Han})[^!！]+$/u);
    for (const text of textsOf(goodsWords.en)) expect(text).toMatch(/^[^!\p{Script=Han}]+$/u);
  });
});
