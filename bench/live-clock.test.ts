import fc from 'fast-check';
import { expect, it } from 'vitest';
import { burnClock, clockBitsOf, clockBlocks, clockLayout, readClock } from './live-clock.ts';

it('reads back from the picture what was burned in, whatever the moment and width', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 41 }),
      fc.integer({ min: 0, max: 60_000 }),
      fc.constantFrom(320, 720, 1280),
      (timeMs, laterMs, width) => {
        const luma = new Uint8Array(width * 40);
        burnClock(luma, width, timeMs);
        const { blockPx, heightPx } = clockLayout(width);
        const middle = (block: number) => luma[(heightPx / 2) * width + block * blockPx + blockPx / 2] ?? 0;
        const bits = Array.from({ length: clockBlocks }, (_, block) => middle(block) > 128);
        expect(readClock(bits, timeMs + laterMs)).toBe(timeMs);
      },
    ),
  );
});

it('does not believe a block that was misread', () => {
  const bits = clockBitsOf(1_795_936_575_728);
  for (let at = 0; at < bits.length; at++) {
    const wrong = bits.map((bit, index) => (index === at ? !bit : bit));
    expect(readClock(wrong, 1_795_936_576_000)).toBeNull();
  }
});
