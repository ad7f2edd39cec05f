import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readByteRange } from './byte-range.ts';

describe('a byte range', () => {
  it('reads the forms of the RFC', () => {
    expect(readByteRange('bytes=0-99', 1_000)).toEqual({ kind: 'part', start: 0, end: 99 });
    expect(readByteRange('bytes=900-', 1_000)).toEqual({ kind: 'part', start: 900, end: 999 });
    expect(readByteRange('bytes=-100', 1_000)).toEqual({ kind: 'part', start: 900, end: 999 });
    expect(readByteRange('bytes=-2000', 1_000)).toEqual({ kind: 'part', start: 0, end: 999 });
    expect(readByteRange('bytes=500-5000', 1_000)).toEqual({ kind: 'part', start: 500, end: 999 });
  });

  it('is unsatisfiable beyond the end, and of nothing', () => {
    expect(readByteRange('bytes=1000-', 1_000)).toEqual({ kind: 'unsatisfiable' });
    expect(readByteRange('bytes=-0', 1_000)).toEqual({ kind: 'unsatisfiable' });
    expect(readByteRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
  });

  it('asks for the whole when absent, malformed, several, or in another unit', () => {
    for (const header of [
      undefined,
      '',
      'bytes=',
      'bytes=-',
      'bytes=5-2',
      'bytes=0-1,5-6',
      'items=0-1',
      'bytes=a-b',
    ]) {
      expect(readByteRange(header, 1_000)).toEqual({ kind: 'whole' });
    }
  });

  it('never leaves the file', () => {
    const header = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
    );
    fc.assert(
      fc.property(header, fc.nat(2_000), (text, bytes) => {
        const range = readByteRange(text, bytes);
        if (range.kind !== 'part') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(bytes);
      }),
    );
  });
});
