import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topBoxes } from '../../../tests/media/boxes.ts';
import { type ClipMaker, clipMaker } from '../../../tests/media/clip-maker.ts';
import type { Media, MediaRefusal, MediaRenditions } from '../ports/media.ts';
import { createFfmpegMedia } from './media-ffmpeg.ts';
import type { MediaLimits } from './media-ffmpeg-limits.ts';
import { findFfmpeg, npmFfmpegPath } from './media-ffmpeg-tool.ts';

const run = promisify(execFile);
const found = await findFfmpeg();
const npmPath = npmFfmpegPath();
const systemPath = found?.source === 'system' ? found.path : null;
const sharedVideos = join(
  process.env.KANMAI_SHARED ?? resolve(import.meta.dirname, '../../../../shared'),
  'data/video',
);

let folder: string;
let maker: ClipMaker;
const clips: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanmai-media-'));
  if (found === null) return;
  maker = clipMaker(found.path, folder);
  const kinds = [
    ...([
      'turned',
      'anamorphic',
      'soundOnly',
      'cutIndexLast',
      'cutIndexFirst',
      'cutMatroska',
      'blanked',
    ] as const),
    ...([
      'claimsTenHours',
      'eightK',
      'hugeJpeg',
      'claimsHugePicture',
      'tooManyFrames',
      'large',
      'noisy',
    ] as const),
  ];
  for (const kind of kinds) clips[kind] = await maker[kind]();
  clips.good = await maker.good('good.mp4');
  clips.webm = await maker.good('good.mkv');
  clips.stream = await maker.good('good.ts');
  clips.tenHoursMp4 = await maker.tenHours('ten-hours.mp4');
  clips.tenHours = await maker.tenHours('ten-hours.mkv');
  clips.claimsTwoSeconds = await maker.claimsTwoSeconds(clips.tenHoursMp4);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it('has a system ffmpeg where the checks are gated', () => {
  if (process.env.CI) expect(systemPath).not.toBeNull();
});

describe.each([
  ['system', systemPath],
  ['npm', npmPath],
])('with the ffmpeg of the %s', (_source, path) => {
  const ffmpegPath = path ?? '';
  const media = (limits: Partial<MediaLimits> = {}) => createFfmpegMedia({ ffmpegPath, limits });

  describe.skipIf(path === null)('a clip', () => {
    it('becomes a playable video, a cover and a strip', async () => {
      const ratios: number[] = [];
      const made = await transcode(media(), clips.good, { onProgress: (ratio) => ratios.push(ratio) });
      expect(made).toMatchObject({ width: 320, height: 180, hasAudio: true });
      expect(made.durationMs).toBeGreaterThan(4800);
      expect(made.durationMs).toBeLessThan(5300);
      await expectPlayable(made, ffmpegPath);
      expect(ratios.at(-1)).toBe(1);
      expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
    });

    it('is probed', async () => {
      const probed = await media().probe(clips.good ?? '');
      expect(probed).toMatchObject({
        ok: true,
        value: { container: 'mp4', videoCodec: 'h264', width: 320, height: 180, fps: 25, hasAudio: true },
      });
    });

    it('the picture of any moment of what it made, the end included', async () => {
      const made = await transcode(media(), clips.good);
      const { durationMs, video, width, height } = made;
      const output = join(folder, 'frame.webp');
      for (const atMs of [0, Math.round(durationMs / 2), durationMs]) {
        const frame = await media().frame(video.path, atMs, output);
        expect(frame.ok, `${atMs}`).toBe(true);
        expect(await sharp(output).metadata()).toMatchObject({ format: 'webp', width, height });
      }
      const gone = await media().frame(join(folder, 'nothing.mp4'), 0, output);
      expect(gone).toMatchObject({ ok: false, failure: { type: 'media-truncated' } });
    });

    it('turned by a quarter comes out upright', async () => {
      const made = await transcode(media(), clips.turned);
      expect(made).toMatchObject({ width: 180, height: 320 });
      // The test picture's bars run from left to right when it is flat, so from top to bottom when it is turned.
      const { data } = await sharp(made.cover.path)
        .resize(8, 8, { fit: 'fill' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const rowChange = meanChange(data, 8 * 3, 3);
      const columnChange = meanChange(data, 3, 8 * 3);
      expect(rowChange).toBeGreaterThan(columnChange);
    });

    it('with wide pixels is shown as wide as it was meant', async () => {
      expect(await transcode(media(), clips.anamorphic)).toMatchObject({ width: 640, height: 180 });
    });

    it.each(['webm', 'stream'])('in another container (%s) is taken too', async (kind) => {
      const made = await transcode(media(), clips[kind]);
      expect(made.durationMs).toBeGreaterThan(4500);
    });

    it('whose name looks like options, patterns or protocols is only a file', async () => {
      const odd = join(folder, '-i concat:a|b %d.mp4');
      await maker.write('-i concat:a|b %d.mp4', await readFile(clips.good ?? ''));
      expect(await media().probe(odd)).toMatchObject({ ok: true });
    });
  });

  describe.skipIf(path === null)('a hostile file', () => {
    it.each([
      ['soundOnly', 'media-not-video'],
      ['cutIndexLast', 'media-truncated'],
      ['cutIndexFirst', 'media-truncated'],
      ['cutMatroska', 'media-truncated'],
      ['blanked', 'media-truncated'],
      ['claimsTenHours', 'media-too-long'],
      ['tenHours', 'media-too-long'],
      ['claimsTwoSeconds', 'media-too-long'],
      ['eightK', 'media-too-large-picture'],
      ['hugeJpeg', 'media-too-large-picture'],
      ['claimsHugePicture', 'media-too-large-picture'],
      ['tooManyFrames', 'media-bomb'],
    ])('%s is refused as %s', async (kind, type) => {
      expect(await refusal(media(), clips[kind])).toMatchObject({ type });
    });

    it.each([
      ['empty.mp4', '', 'media-empty'],
      ['text.mp4', 'Fresh tomatoes, straight from the vine.\n'.repeat(50), 'media-not-video'],
      [
        'hls.mp4',
        '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\ngood.mp4\n#EXT-X-ENDLIST\n',
        'media-not-video',
      ],
      ['concat.mp4', "ffconcat version 1.0\nfile 'good.mp4'\n", 'media-not-video'],
      ['sdp.mp4', 'v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n', 'media-not-video'],
      [
        'dash.mp4',
        '<?xml version="1.0"?><MPD><Period><BaseURL>good.mp4</BaseURL></Period></MPD>',
        'media-not-video',
      ],
      ['old.avi', 'RIFF\0\0\0\0AVI LIST', 'media-unsupported'],
      ['boxes.mp4', '\0\0\0\x10ftypisom\0\0\0\0', 'media-truncated'],
    ])('%s is refused', async (name, content, type) => {
      expect(await refusal(media(), await maker.write(name, content))).toMatchObject({ type });
    });

    it('larger than allowed is refused before it is read', async () => {
      const failure = await refusal(media({ fileBytesMax: 1000 }), clips.good);
      expect(failure).toMatchObject({ type: 'media-too-large-file', limitBytes: 1000 });
    });

    it.each<[MediaLimit: string, clip: string, limits: Partial<MediaLimits>]>([
      ['time', 'large', { transcodeMsMax: 200 }],
      ['memory', 'large', { memoryBytesMax: 96 * 1024 * 1024 }],
      ['output', 'noisy', { outputBytesMax: 100_000 }],
    ])('that would take too much %s is stopped', async (limit, clip, limits) => {
      expect(await refusal(media(limits), clips[clip])).toMatchObject({ type: 'media-bomb', limit });
    });

    it('being worked on leaves nothing when the work is called off', async () => {
      const output = await outputFolder();
      const abort = new AbortController();
      const work = media().transcode(clips.large ?? '', output, {
        signal: abort.signal,
        onProgress: () => abort.abort(),
      });
      await expect(work).rejects.toThrow('abort');
      expect(await readdir(output)).toEqual([]);
    });
  });
});

describe('without any ffmpeg', () => {
  it('every call says so', async () => {
    const media = createFfmpegMedia({ ffmpegPath: join(tmpdir(), 'no-such-ffmpeg') });
    expect(await media.versions()).toBeNull();
    expect(await media.probe('clip.mp4')).toMatchObject({ failure: { type: 'media-tool-missing' } });
    expect(await media.transcode('clip.mp4', tmpdir())).toMatchObject({
      failure: { type: 'media-tool-missing' },
    });
  });
});

describe('leftovers', () => {
  it.skipIf(found === null)('of an attempt that was killed are cleared by the next', async () => {
    const output = await outputFolder();
    await mkdir(join(output, '.work-killed'));
    await createFfmpegMedia().transcode(clips.good ?? '', output);
    expect((await readdir(output)).sort()).toEqual(['cover.webp', 'strip.webp', 'video.mp4']);
  });
});

describe.skipIf(found === null || !existsSync(sharedVideos))('real clips', () => {
  const long = 60_000;
  it.each([
    ['bee.mp4', 1280, 720, true],
    ['bottles-conveyor.mp4', 640, 360, false],
    ['butterfly.mp4', 1280, 720, true],
    ['flower.mp4', 960, 540, true],
    ['frog-toy.mp4', 720, 480, true],
    ['portrait-city-hevc.mp4', 720, 1280, true],
    ['rabbit-carving.mp4', 720, 480, true],
  ])('%s becomes a clip', { timeout: long }, async (name, width, height, hasAudio) => {
    const made = await transcode(createFfmpegMedia(), join(sharedVideos, name));
    expect(made).toMatchObject({ width, height, hasAudio });
    await expectPlayable(made, found?.path ?? '');
  });
});

let outputs = 0;
async function outputFolder(): Promise<string> {
  const output = join(folder, `output-${outputs++}`);
  await mkdir(output);
  return output;
}

async function transcode(
  media: Media,
  path = '',
  options?: Parameters<Media['transcode']>[2],
): Promise<MediaRenditions> {
  const made = await media.transcode(path, await outputFolder(), options);
  if (!made.ok) throw new Error(made.failure.detail);
  return made.value;
}

async function refusal(media: Media, path = ''): Promise<MediaRefusal> {
  const output = await outputFolder();
  const made = await media.transcode(path, output);
  if (made.ok) throw new Error('it was taken');
  expect(made.failure.detail).toMatch(/^[A-Z].*\.$/);
  expect(await readdir(output)).toEqual([]);
  return made.failure;
}

/** Checked with other eyes than the adapter's: the boxes' order, the key frames, the pictures' own sizes. */
async function expectPlayable(made: MediaRenditions, ffmpegPath: string): Promise<void> {
  const boxes = topBoxes(await readFile(made.video.path));
  expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  const about = await run(ffmpegPath, [
    '-hide_banner',
    '-skip_frame',
    'nokey',
    '-i',
    made.video.path,
    ...showFrames,
  ]);
  expect(about.stderr).toMatch(/Video: h264 \((Main|High)\).*yuv420p[^1]/);
  expect(about.stderr.includes('Audio: aac')).toBe(made.hasAudio);
  const keyTimes = [...about.stderr.matchAll(/pts_time:\s*([\d.]+)/g)].map((match) => Number(match[1]));
  expect(keyTimes[0]).toBeLessThan(0.1);
  const gaps = [...keyTimes, made.durationMs / 1000].map((time, index, all) => time - (all[index - 1] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(2.2);
  const cover = await sharp(made.cover.path).metadata();
  expect(cover).toMatchObject({ format: 'webp', width: made.width, height: made.height });
  const strip = await sharp(made.strip.path).metadata();
  expect(strip).toMatchObject({
    width: made.strip.tiles * made.strip.tileWidth,
    height: made.strip.tileHeight,
  });
  expect(made.strip.tiles).toBe(10);
}

const showFrames = ['-map', '0:v', '-vf', 'showinfo', '-f', 'null', '-'];

function meanChange(data: Buffer, step: number, across: number): number {
  let sum = 0;
  for (let line = 0; line < 8; line++) {
    for (let at = 1; at < 8; at++) {
      const here = line * across + at * step;
      sum += Math.abs((data[here] ?? 0) - (data[here - step] ?? 0));
    }
  }
  return sum;
}
