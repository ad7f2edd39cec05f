import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('SPEC.md', () => {
  it('has a test for every rule, and a rule for every test', () => {
    const spec = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8');
    const rules = [...spec.matchAll(/\*\*(T-R\d+)\*\*/g)].map((match) => match[1]);
    const tests = readdirSync(new URL('.', import.meta.url), { encoding: 'utf8', recursive: true }).filter(
      (name) => /\.test\.ts$/.test(name) && name !== 'spec.test.ts',
    );
    const named = new Set<string>();
    for (const name of tests) {
      const text = readFileSync(new URL(name, import.meta.url), 'utf8');
      for (const line of text.matchAll(/\bit\('([^']*)/g)) {
        for (const rule of line[1]!.matchAll(/T-R\d+/g)) named.add(rule[0]);
      }
    }
    expect(rules.length).toBe(new Set(rules).size);
    expect([...named].sort()).toEqual([...rules].sort());
  });
});
