import type { CartView } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { wantedLines } from './checkout-lines.ts';

const cart = {
  shops: [
    { lines: [{ variantId: 'var_a', quantity: 2, clipId: null, roomId: 'rom_1', problem: null }] },
    {
      lines: [
        { variantId: 'var_b', quantity: 1, clipId: 'clp_1', roomId: null, problem: null },
        { variantId: 'var_c', quantity: 1, clipId: null, roomId: null, problem: 'not-on-sale' },
      ],
    },
  ],
} as unknown as CartView;

describe('wantedLines', () => {
  it('is one line when bought at once, with the clip that led there', () => {
    expect(wantedLines({ buy: 'var_x*3', clip: 'clp_9' }, undefined)).toEqual([
      { variantId: 'var_x', quantity: 3, clipId: 'clp_9' },
    ]);
  });
  it('is bought in the room that was named, and from the cart in that of the line', () => {
    expect(wantedLines({ buy: 'var_x*1', room: 'rom_2' }, undefined)).toEqual([
      { variantId: 'var_x', quantity: 1, roomId: 'rom_2' },
    ]);
    expect(wantedLines({ lines: 'var_a' }, cart)).toEqual([
      { variantId: 'var_a', quantity: 2, roomId: 'rom_1' },
    ]);
  });
  it('makes sense of a tampered quantity', () => {
    expect(wantedLines({ buy: 'var_x*-4' }, undefined)).toEqual([{ variantId: 'var_x', quantity: 1 }]);
    expect(wantedLines({ buy: 'var_x*1e9' }, undefined)).toEqual([{ variantId: 'var_x', quantity: 999 }]);
    expect(wantedLines({ buy: 'var_x*zero' }, undefined)).toEqual([{ variantId: 'var_x', quantity: 1 }]);
  });
  it('takes the chosen lines of the cart that can be bought', () => {
    expect(wantedLines({ lines: 'var_b.var_c' }, cart)).toEqual([
      { variantId: 'var_b', quantity: 1, clipId: 'clp_1' },
    ]);
  });
  it('waits for the cart', () => {
    expect(wantedLines({ lines: 'var_b' }, undefined)).toBeNull();
  });
  it('is empty without a wish', () => {
    expect(wantedLines({}, cart)).toEqual([]);
  });
});
