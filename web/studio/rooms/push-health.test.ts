import { describe, expect, it } from 'vitest';
import { warningsOf } from './push-health.ts';
import type { PushHealth } from './room-queries.ts';

const good: PushHealth = {
  ...{ state: 'live', bitrateKbps: 2_400, fps: 30, keyframeEveryMs: 2_000, via: 'rtmp' },
  ...{ videoCodec: 'h264', audioCodec: 'aac', width: 1080, height: 1920, transcoded: false, refusal: null },
};

describe('what is said about a push', () => {
  it('is nothing when all is well, or nothing is expected', () => {
    expect([warningsOf(good), warningsOf({ ...good, state: 'none', audioCodec: null })]).toEqual([[], []]);
  });

  it('is the silence alone while nothing comes', () => {
    expect(warningsOf({ ...good, state: 'silent', audioCodec: null, fps: 3 })).toEqual(['silent']);
  });

  it('is each thing that viewers will notice', () => {
    expect(
      warningsOf({ ...good, audioCodec: null, bitrateKbps: 120, fps: 9, keyframeEveryMs: 10_000 }),
    ).toEqual(['no-sound', 'low-bitrate', 'few-frames', 'rare-keyframes']);
  });

  it('is nothing about what was not measured yet', () => {
    expect(warningsOf({ ...good, bitrateKbps: 0, fps: 0, keyframeEveryMs: null })).toEqual([]);
  });
});
