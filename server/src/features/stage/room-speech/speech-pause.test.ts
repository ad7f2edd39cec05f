import { expect, it } from 'vitest';
import { SpeechPause } from './speech-pause.ts';

it('leaves a server that fails alone, longer each time, until it answers', () => {
  const pause = new SpeechPause();
  expect(pause.answered()).toBe(false);
  expect(pause.failed(0)).toBe(true);
  expect([pause.isOver(4_999), pause.isOver(5_000)]).toEqual([false, true]);
  // Two rooms that fail together are one failure.
  expect(pause.failed(10)).toBe(false);
  expect(pause.isOver(5_000)).toBe(true);
  expect(pause.failed(5_000)).toBe(false);
  expect([pause.isOver(14_999), pause.isOver(15_000)]).toEqual([false, true]);
  let nowMs = 15_000;
  for (let time = 0; time < 20; time++) {
    pause.failed(nowMs);
    nowMs += 300_000;
    expect(pause.isOver(nowMs)).toBe(true);
  }
  expect(pause.answered()).toBe(true);
  expect(pause.isOver(nowMs)).toBe(true);
  expect(pause.failed(nowMs)).toBe(true);
});
