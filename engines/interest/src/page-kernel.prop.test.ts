import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageKernel, plainKernel, rowLength } from './page-kernel.ts';

const rowsMax = 5;
const { space, run } = pageKernel(rowsMax);
const numbers = (length: number) =>
  fc.array(fc.float({ min: -8, max: 8, noNaN: true, noDefaultInfinity: true }), {
    minLength: length,
    maxLength: length,
  });

describe('the kernel of pages', () => {
  it('I-R17 does what the plain loop does, to the last bit, and only to the rows asked for', () => {
    fc.assert(
      fc.property(
        numbers(space.base.length),
        numbers(space.pairs.length),
        numbers(space.answers.length),
        numbers(space.rows.length),
        fc.integer({ min: 0, max: rowsMax }),
        (base, pairs, answers, rows, count) => {
          for (const [into, from] of [
            [space.base, base],
            [space.pairs, pairs],
            [space.answers, answers],
            [space.rows, rows],
          ] as const)
            into.set(from);
          const plain = { ...space, rows: space.rows.slice() };
          plainKernel(plain, count);
          run(count);
          expect(space.rows).toEqual(plain.rows);
          expect([...space.rows.subarray(count * rowLength)]).toEqual(
            [...Float32Array.from(rows)].slice(count * rowLength),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
