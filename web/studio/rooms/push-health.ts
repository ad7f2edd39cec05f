import type { PushHealth } from './room-queries.ts';

/** What may be wrong with the pictures that arrive, the gravest first. */
export const pushWarnings = ['silent', 'no-sound', 'low-bitrate', 'few-frames', 'rare-keyframes'] as const;
export type PushWarning = (typeof pushWarnings)[number];

const bitrateKbpsMin = 400;
const fpsMin = 15;
/** A viewer who comes begins with a key frame: further apart than this, they wait. */
const keyframeMsMax = 2_500;

/** What a broadcaster should know of their line; nothing while no pictures are expected. */
export function warningsOf(health: PushHealth): PushWarning[] {
  if (health.state === 'none') return [];
  if (health.state === 'silent') return ['silent'];
  const found: PushWarning[] = [];
  if (health.audioCodec === null) found.push('no-sound');
  // Zero: not measured yet.
  if (health.bitrateKbps > 0 && health.bitrateKbps < bitrateKbpsMin) found.push('low-bitrate');
  if (health.fps > 0 && health.fps < fpsMin) found.push('few-frames');
  if (health.keyframeEveryMs !== null && health.keyframeEveryMs > keyframeMsMax) found.push('rare-keyframes');
  return found;
}
