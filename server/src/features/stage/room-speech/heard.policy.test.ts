import { describe, expect, it } from 'vitest';
import type { HeardPhrase } from '../../../ports/speech.ts';
import { captionLanguageOf, captionsOf, isSure } from './heard.policy.ts';

const certain = { logProbability: -0.3, noSpeech: 0.05, compression: 1.1 };
const phrase = (startMs: number, endMs: number, text: string, sureness = certain): HeardPhrase => ({
  ...{ startMs, endMs, text, sureness },
});
const startedAtMs = Date.UTC(2026, 0, 1);
const captions = (...phrases: HeardPhrase[]) =>
  captionsOf(phrases, startedAtMs).map(({ at, durationMs, text }) => [
    ...[Date.parse(at) - startedAtMs, durationMs],
    text,
  ]);

describe('what a recogniser is not sure of', () => {
  it.each([
    ['sure', certain, true],
    ['of which nothing is told', { logProbability: null, noSpeech: null, compression: null }, true],
    ['where nobody seems to speak', { ...certain, noSpeech: 0.61 }, false],
    ['that is unlikely', { ...certain, logProbability: -1.01 }, false],
    ['that repeats itself', { ...certain, compression: 2.5 }, false],
    ['at the edge', { logProbability: -1, noSpeech: 0.6, compression: 2.4 }, true],
  ])('a phrase %s', (_what, sureness, expected) => {
    expect(isSure({ ...phrase(0, 1_000, '谢谢观看'), sureness } as HeardPhrase)).toBe(expected);
  });
});

describe('captions of what was heard', () => {
  it('stand where they were said', () => {
    expect(captions(phrase(500, 2_000, '大家好'), phrase(2_000, 4_500, '看这个茶'))).toEqual([
      [500, 1_500, '大家好'],
      [2_000, 2_500, '看这个茶'],
    ]);
  });

  it('never begin at one moment, however the phrases lie', () => {
    const starts = captions(phrase(0, 1_000, 'a'), phrase(0, 1_000, 'b'), phrase(0, 0, 'c')).map(
      ([at]) => at,
    );
    expect(starts).toEqual([0, 1_000, 1_100]);
  });

  it('that are too long are several, none too many at once', () => {
    const long = captions(phrase(0, 6_000, '长'.repeat(450)));
    expect(long.map(([at, durationMs, text]) => [at, durationMs, String(text).length])).toEqual([
      [0, 2_000, 200],
      [2_000, 2_000, 200],
      [4_000, 2_000, 50],
    ]);
    expect(captions(...Array.from({ length: 30 }, (_, index) => phrase(index, index + 1, 'x')))).toHaveLength(
      20,
    );
    expect(captions(phrase(0, 1_000, ' '))).toEqual([]);
  });
});

it('the language is the one that was set, else what the recogniser found where captions know it', () => {
  expect(captionLanguageOf('en', 'zh-CN')).toBe('zh-CN');
  expect([null, 'zh', 'yue', 'en', 'de'].map((found) => captionLanguageOf(found, null))).toEqual([
    ...[null, 'zh-CN', 'zh-CN', 'en', null],
  ]);
});
