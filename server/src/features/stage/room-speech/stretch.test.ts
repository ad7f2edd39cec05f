import { describe, expect, it } from 'vitest';
import { soundBytesPerMs } from '../../../ports/sound.ts';
import { loudnessDb } from './loudness.ts';
import { isAudible, StretchCutter } from './stretch.ts';

/** Sound of one loudness: a square wave, whose loudness is its height. */
function tone(durationMs: number, height = 8_192): Buffer {
  const sound = Buffer.alloc(durationMs * soundBytesPerMs);
  for (let at = 0; at < sound.length; at += 2) sound.writeInt16LE(at % 64 < 32 ? height : -height, at);
  return sound;
}

describe('how loud sound is', () => {
  it('is counted in decibels below the loudest there is', () => {
    expect(loudnessDb(tone(100, 32_767))).toBeCloseTo(0, 3);
    expect(loudnessDb(tone(100, 3_277))).toBeCloseTo(-20, 2);
    expect(loudnessDb(Buffer.alloc(320))).toBe(Number.NEGATIVE_INFINITY);
    expect(loudnessDb(Buffer.alloc(0))).toBe(Number.NEGATIVE_INFINITY);
  });

  it('tells a stretch in which somebody may speak from one in which nobody does', () => {
    expect(isAudible({ sound: Buffer.concat([Buffer.alloc(9_500 * soundBytesPerMs), tone(500)]) })).toBe(
      true,
    );
    expect(isAudible({ sound: tone(10_000, 60) })).toBe(false);
    expect(isAudible({ sound: Buffer.alloc(320_000) })).toBe(false);
  });
});

describe('cutting sound into stretches', () => {
  const limits = { leastMs: 8_000, mostMs: 11_000 };

  it('cuts where it is quietest, and loses nothing', () => {
    const cutter = new StretchCutter(limits);
    const spoken = Buffer.concat([tone(9_000), tone(200, 10), tone(12_800)]);
    const stretches = cutter.push(spoken, 1_022_000);
    expect(stretches.map(({ startedAtMs, durationMs }) => [startedAtMs, durationMs])).toEqual([
      [1_000_000, 9_050],
      [1_009_050, 8_050],
    ]);
    const all = Buffer.concat(stretches.map(({ sound }) => sound));
    expect(all.equals(spoken.subarray(0, all.length))).toBe(true);
  });

  it('tells when it was said by the piece that came soonest', () => {
    const cutter = new StretchCutter(limits);
    expect(cutter.push(tone(4_000), 1_007_000)).toEqual([]);
    expect(cutter.push(tone(4_000), 1_008_200)).toEqual([]);
    expect(cutter.push(tone(4_000), 1_014_000)[0]?.startedAtMs).toBe(1_000_200);
  });

  it('begins anew after a gap', () => {
    const cutter = new StretchCutter(limits);
    expect(cutter.push(tone(3_000), 1_003_000)).toEqual([]);
    const [rest] = cutter.push(tone(500), 1_060_500);
    expect([rest?.startedAtMs, rest?.durationMs]).toEqual([1_000_000, 3_000]);
    // Less than a second is nothing that was said.
    expect(cutter.push(tone(1_000), 1_120_000)).toEqual([]);
    expect(cutter.push(tone(10_000), 1_130_000)[0]?.startedAtMs).toBe(1_119_000);
  });

  it('takes pieces of any size', () => {
    const cutter = new StretchCutter(limits);
    const stretches = [];
    const sound = tone(11_000);
    for (let at = 0; at < sound.length; at += 1_001)
      stretches.push(...cutter.push(sound.subarray(at, at + 1_001), 1_000_000 + at / soundBytesPerMs));
    expect(stretches).toHaveLength(1);
    expect(stretches[0]?.durationMs).toBe(8_050);
  });
});
