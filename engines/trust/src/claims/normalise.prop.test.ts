import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claims } from './claims.ts';
import { unveil } from './evasions.ts';
import { normalise } from './normalise.ts';

const unit = fc.oneof(
  fc.constantFrom(
    '最',
    '低',
    '價',
    '第',
    '①',
    '，',
    '。',
    ' ',
    '.',
    '🔥',
    '１',
    'Ｚ',
    'zui',
    '蕞',
    '\ud800',
    '\u200b',
    '国',
    'J',
    '级',
    '%',
    '9',
  ),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);
const anyText = fc.array(unit, { maxLength: 80 }).map((units) => units.join(''));

describe('normalise', () => {
  it('T-R102 reads any string, well-formed or not, and so does the reader', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        normalise(text);
        for (const source of ['title', 'review', undefined] as const) claims(text, { source });
      }),
    );
  });

  it('T-R103 maps every place back: in order, within the original, each from at least one code unit', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const reading of [normalise(text), unveil(normalise(text))]) {
          expect(reading.starts.length).toBe(reading.text.length);
          for (let i = 0; i < reading.text.length; i++) {
            expect(reading.ends[i]).toBeGreaterThan(reading.starts[i]!);
            expect(reading.ends[i]).toBeLessThanOrEqual(text.length);
            if (i > 0) expect(reading.starts[i]).toBeGreaterThanOrEqual(reading.starts[i - 1]!);
          }
        }
      }),
    );
  });

  it('T-R103 leaves plain text as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('床', '垫', '软', 'a', '5', '元')), (units) => {
        const text = units.join('');
        const reading = normalise(text);
        expect(reading.text).toBe(text);
        expect([...reading.starts]).toEqual([...text].map((_, i) => i));
      }),
    );
  });

  it('T-R104 a finding’s place is its text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('全网最低价', '国家級', 'zui好', '根z治', '最🔥好'),
        anyText,
        (before, risky, after) => {
          const text = `${before}。${risky}。${after}`;
          for (const finding of claims(text, { source: 'title' }))
            expect(text.slice(finding.start, finding.end)).toBe(finding.text);
        },
      ),
    );
  });
});
