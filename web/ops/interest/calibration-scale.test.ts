import { describe, expect, it } from 'vitest';
import { axisEnd, radiusOf } from './calibration-scale.ts';

describe('the scale of the calibration plot', () => {
  it('holds every bin and is no larger than it must be', () => {
    const bin = (predicted: number, observed: number) => ({ predicted, observed, count: 1 });
    expect(axisEnd([])).toBe(0.001);
    expect(axisEnd([bin(0.004, 0.03)])).toBe(0.05);
    expect(axisEnd([bin(0.4, 0.2), bin(0.99, 1)])).toBe(1);
  });

  it('draws more exposures larger', () => {
    expect(radiusOf(0, 0, 3, 9)).toBe(3);
    expect(radiusOf(100, 100, 3, 9)).toBe(9);
    expect(radiusOf(25, 100, 3, 9)).toBe(6);
  });
});
