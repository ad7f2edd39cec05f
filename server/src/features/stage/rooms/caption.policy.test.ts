import { expect, it } from 'vitest';
import { captionText, shownCaptions, webVtt } from './caption.policy.ts';

it('writes captions in the time of the replay, and leaves out what was not recorded', () => {
  const pieces = [
    { startedAtMs: 1_000_000, durationMs: 60_000, offsetMs: 0 },
    { startedAtMs: 1_090_000, durationMs: 4_000_000, offsetMs: 60_000 },
  ];
  const said = (atMs: number, untilMs: number, text: string) => ({ atMs, untilMs, text });
  const file = webVtt(pieces, [
    said(1_001_500, 1_003_250, '沙瓤的，掰开看'),
    said(1_070_000, 1_080_000, 'said into a broken line'),
    said(1_059_000, 1_091_000, 'over the break'),
    said(4_690_007, 4_691_000, '<b>1 & 2</b> --> 3'),
  ]);
  expect(file).toBe(
    [
      'WEBVTT\n',
      '00:00:01.500 --> 00:00:03.250\n沙瓤的，掰开看\n',
      '00:00:59.000 --> 00:01:01.000\nover the break\n',
      '01:01:00.007 --> 01:01:01.000\n&lt;b&gt;1 &amp; 2&lt;/b&gt; --&gt; 3\n',
    ].join('\n'),
  );
  expect(webVtt([], [])).toBe('WEBVTT\n');
});

it('is one line of what a screen shows', () => {
  expect(captionText('  a\n\n b\u0000\tc ')).toBe('a b c');
  expect(captionText('\n\t')).toBe('');
});

it('shows of what a machine heard only that near which nobody gave anything', () => {
  const caption = (atMs: number, heard: boolean) => ({
    ...{ atMs, untilMs: atMs + 1_000, text: 'x' },
    heard,
  });
  const shown = (...captions: [number, boolean][]) =>
    shownCaptions(captions.map(([atMs, heard]) => caption(atMs, heard))).map(({ atMs }) => atMs);
  expect(shown([0, true], [20_000, true])).toEqual([0, 20_000]);
  expect(shown([0, true], [15_000, false], [30_000, true], [30_001, true])).toEqual([15_000, 30_001]);
  expect(shown([0, false], [0, true], [14_000, false], [40_000, true], [50_000, false])).toEqual([
    ...[0, 14_000, 50_000],
  ]);
});
