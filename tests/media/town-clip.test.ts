import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpegMedia } from '../../server/src/adapters/media-ffmpeg.ts';
import { findFfmpeg, npmFfmpegPath } from '../../server/src/adapters/media-ffmpeg-tool.ts';
import { renderTownClip } from '../../town/clips/index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanmai-town-clip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const preferred = (await findFfmpeg())?.path ?? null;
const request = (ffmpegPath: string, name: string) =>
  ({
    slug: 'tomato',
    title: '藤上熟番茄',
    emoji: ['🍅', '🌿', '💧', '☀️'],
    palette: 'citrus',
    seed: 5,
    seconds: 4,
    width: 540,
    outputPath: join(folder, name),
    ffmpegPath,
  }) as const;

describe.each([
  ['preferred', preferred],
  ['npm', npmFfmpegPath()],
])('a clip of the town made with the %s ffmpeg', (name, path) => {
  it.skipIf(path === null)('is a clip that the platform takes', { timeout: 60_000 }, async () => {
    const clip = await renderTownClip(request(path ?? '', `${name}.mp4`));
    expect(clip).toMatchObject({ width: 540, height: 960, durationMs: 4000 });
    const probed = await createFfmpegMedia({ ffmpegPath: path ?? '' }).probe(clip.path);
    expect(probed).toMatchObject({
      ok: true,
      value: { videoCodec: 'h264', width: 540, height: 960, fps: 30, hasAudio: true },
    });
    if (probed.ok) expect(Math.abs(probed.value.durationMs - 4000)).toBeLessThan(150);
  });
});

it.skipIf(preferred === null)('called off, leaves nothing', { timeout: 60_000 }, async () => {
  const abort = new AbortController();
  const work = renderTownClip(request(preferred ?? '', 'never.mp4'), { signal: abort.signal });
  setTimeout(() => abort.abort(), 400);
  await expect(work).rejects.toThrow('abort');
  expect((await readdir(folder)).filter((name) => name.includes('never'))).toEqual([]);
});

it('with an ffmpeg that is not there, says so and leaves nothing', async () => {
  const work = renderTownClip(request(join(folder, 'no-such-ffmpeg'), 'missing.mp4'));
  await expect(work).rejects.toThrow(/ENOENT/);
  expect((await readdir(folder)).filter((name) => name.includes('missing'))).toEqual([]);
});
