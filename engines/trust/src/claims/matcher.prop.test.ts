import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Matcher } from './matcher.ts';

const letters = fc.constantFrom('最', '好', '低', '价', 'a', '1', '\ud83d');
const word = fc.array(letters, { minLength: 1, maxLength: 5 }).map((units) => units.join(''));

function naive(expressions: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (const [number, expression] of expressions.entries()) {
    for (let at = text.indexOf(expression); at >= 0; at = text.indexOf(expression, at + 1))
      found.push(`${number}@${at + expression.length}`);
  }
  return found.sort();
}

function matched(expressions: readonly string[], text: string): string[] {
  const found: string[] = [];
  new Matcher(expressions).scan(text, (number, end) => found.push(`${number}@${end}`));
  return found.sort();
}

describe('Matcher', () => {
  it('T-R100 finds what a naive search finds, equal expressions and those inside others too', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.array(letters, { maxLength: 120 }),
        (words, units) => {
          const text = units.join('');
          expect(matched(words, text)).toEqual(naive(words, text));
        },
      ),
    );
  });

  it('T-R101 follows no more failures than the text has code units', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.array(letters, { maxLength: 400 }),
        (words, units) => {
          const text = units.join('');
          expect(new Matcher(words).scan(text, () => {})).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('T-R100 finds nothing of nothing', () => {
    expect(matched([], '最好')).toEqual([]);
    expect(matched([''], '最好')).toEqual([]);
  });
});
