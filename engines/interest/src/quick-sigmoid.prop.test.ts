import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sigmoid } from './calibration.ts';
import { quickSigmoid } from './quick-sigmoid.ts';

it('I-R16 the quick probabilities of pages are those of the model to one part in ten thousand, and rise with the log-odds', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -40, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (x, more) => {
        const exact = sigmoid(x);
        expect(Math.abs(quickSigmoid(x) - exact)).toBeLessThanOrEqual(1e-4 * exact);
        expect(quickSigmoid(x + more)).toBeGreaterThanOrEqual(quickSigmoid(x));
      },
    ),
  );
});
