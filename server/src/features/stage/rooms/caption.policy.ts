import type { ReplayPiece } from './replay.policy.ts';
import { offsetOf } from './replay.policy.ts';

/** What was said, and when: by the clock. */
export interface Caption {
  readonly atMs: number;
  readonly untilMs: number;
  readonly text: string;
  /** By a machine; else somebody gave it. */
  readonly heard: boolean;
}

/** Where somebody writes down what is said, a machine's ear adds nothing to read. */
export const givenNearMs = 15_000;

/** What is shown of a replay: what was heard only where nobody gave anything near it. `captions` in order. */
export function shownCaptions(captions: readonly Caption[]): Caption[] {
  const given = captions.filter(({ heard }) => !heard).map(({ atMs }) => atMs);
  let next = 0;
  return captions.filter(({ atMs, heard }) => {
    while (next < given.length && (given[next] ?? 0) < atMs - givenNearMs) next += 1;
    const nearest = given[next];
    return !heard || nearest === undefined || nearest > atMs + givenNearMs;
  });
}

/** On one line, without what no screen shows; empty when nothing is left. */
export function captionText(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Captions as WebVTT in the time of a replay; what was said while nothing was recorded is left out. `captions` in order. */
export function webVtt(
  pieces: readonly ReplayPiece[],
  captions: readonly Pick<Caption, 'atMs' | 'untilMs' | 'text'>[],
): string {
  const cues = captions.flatMap(({ atMs, untilMs, text }) => {
    const fromMs = offsetOf(pieces, atMs);
    const toMs = offsetOf(pieces, untilMs);
    return toMs > fromMs ? [`${stamp(fromMs)} --> ${stamp(toMs)}\n${escaped(text)}\n`] : [];
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

function stamp(ms: number): string {
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1_000) % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock}.${String(Math.floor(ms) % 1_000).padStart(3, '0')}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
