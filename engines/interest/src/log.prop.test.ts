import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickLog } from './log.ts';

describe('quickLog', () => {
  it('is the natural logarithm to nine digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (value) => {
        expect(Math.abs(quickLog(value) - Math.log(value))).toBeLessThan(1e-9);
      }),
    );
  });

  it('holds at the edges of its steps', () => {
    for (let i = 0; i <= 1024; i++) {
      for (const value of [1 + i / 512, 1 + i / 512 - Number.EPSILON]) {
        expect(Math.abs(quickLog(value) - Math.log(value))).toBeLessThan(1e-9);
      }
    }
  });
});
