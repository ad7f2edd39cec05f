import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claims, violations } from './claims.ts';
import { officialCodes } from './codes.ts';
import type { ClaimSource } from './types.ts';

interface Row {
  readonly text: string;
  readonly label: string;
  readonly source: ClaimSource;
}

function rowsOf(half: 'working' | 'judging'): readonly Row[] {
  const file = readFileSync(new URL(`labelled/${half}.tsv`, import.meta.url), 'utf8');
  return file
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [text, label, source] = line.split('\t') as [string, string, ClaimSource];
      return { text, label, source };
    });
}

const isInnocent = ({ label }: Row) => /^(ok|exempt:)/.test(label);

describe('labelled sentences', () => {
  it('T-R114 both halves keep what the project asks of such a reader: precision .90, recall .80', () => {
    for (const half of ['working', 'judging'] as const) {
      const rows = rowsOf(half);
      const found = rows.filter(({ text, source }) => violations(claims(text, { source })).length > 0);
      const right = found.filter((row) => !isInnocent(row)).length;
      expect(right / found.length).toBeGreaterThan(0.9);
      expect(right / rows.filter((row) => !isInnocent(row)).length).toBeGreaterThan(0.8);
    }
  });

  it('T-R114 there are enough, no sentence twice, each violation tied to an official kind', () => {
    const rows = [...rowsOf('working'), ...rowsOf('judging')];
    expect(rows.length).toBeGreaterThan(1600);
    expect(rows.filter(isInnocent).length).toBeGreaterThan(600);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
    for (const row of rows) if (!isInnocent(row)) expect(officialCodes.has(row.label), row.label).toBe(true);
  });
});
