import { describe, expect, it } from 'vitest';
import { planNames } from './prepared-statements.ts';

const often = 50;
const ask = (names: ReturnType<typeof planNames>, text: string, times: number) =>
  Array.from({ length: times }, () => names.of(text)).at(-1);

describe('statements', () => {
  it('are prepared once they came often, each by a name of its own', () => {
    const names = planNames();
    expect(ask(names, 'select 1', often - 1)).toBeNull();
    const one = names.of('select 1');
    const other = ask(names, 'select 2', often);
    expect(one).not.toBeNull();
    expect(other).not.toBe(one);
    expect(names.of('select 1')).toBe(one);
  });

  it('are prepared up to a bound, and those that were stay so', () => {
    const names = planNames();
    const found = Array.from({ length: 400 }, (_, i) => ask(names, `select ${i}`, often));
    expect(new Set(found.filter((name) => name !== null)).size).toBe(300);
    expect(names.of('select 0')).toBe(found[0]);
  });

  it('that come often are found whatever many others come once', () => {
    const names = planNames();
    for (let i = 0; i < 10_000; i++) names.of(`select in (${i})`);
    expect(ask(names, 'select 1', often)).not.toBeNull();
  });

  it('have new names after a table changed, once for all that were under way', () => {
    const names = planNames();
    const before = [ask(names, 'a', often), ask(names, 'b', often)] as string[];
    for (const name of before) names.outdated(name);
    const after = [names.of('a'), names.of('b')] as string[];
    expect(before).not.toContain(after[0]);
    for (const name of before) names.outdated(name);
    expect([names.of('a'), names.of('b')]).toEqual(after);
  });
});
