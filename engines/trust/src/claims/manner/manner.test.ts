import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claims, violations } from '../claims.ts';
import { lessonOf } from './lessons.ts';
import { trainManner } from './training.ts';
import { mannerBias, mannerScale, mannerTable } from './weights.ts';

const lessons = readFileSync(new URL('../labelled/working.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string, string])
  .map(([text, label]) => lessonOf(text, !/^(ok|exempt)/.test(label)));

describe('manner', () => {
  it('T-R115 ships the weights of the working half', () => {
    const { bias, weights } = trainManner(lessons);
    const bytes = new Int8Array(Buffer.from(mannerTable, 'base64'));
    expect(bytes.length).toBe(weights.length);
    expect(Math.abs(bias - mannerBias)).toBeLessThan(0.01);
    const furthest = weights.reduce(
      (most, weight, i) => Math.max(most, Math.abs(weight - bytes[i]! * mannerScale)),
      0,
    );
    expect(furthest).toBeLessThan(mannerScale);
  });

  it('T-R115 learns the same from the same lessons', () => {
    const few = lessons.slice(0, 200);
    expect(trainManner(few)).toEqual(trainManner(few));
  });

  it('T-R115 finds by manner what no rule names, lightly, and leaves reviews alone', () => {
    const text = '我家老爷子的老毛病就是靠它一天天压下去的，拐杖早扔了';
    const found = violations(claims(text, { source: 'script' }));
    for (const { rule, gravity } of found) if (rule === 'manner') expect(gravity).toBe(1);
    expect(violations(claims(text, { source: 'review' }))).toEqual([]);
    expect(violations(claims('折叠衣架 家用 六只装', { source: 'title' }))).toEqual([]);
  });
});
