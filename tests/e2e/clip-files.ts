import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createFfmpegMedia } from '../../server/src/adapters/media-ffmpeg.ts';
import { renderTownClip } from '../../town/clips/index.ts';
import { goodsOfMarket } from './market-goods.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The clip files of the market by slug; empty where there is no ffmpeg. */
    clipFiles: Readonly<Record<string, string>>;
  }
}

/** Vitest's global set-up: real H.264 clips, made once for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-clips-'));
  const tool = await createFfmpegMedia().versions();
  const files: Record<string, string> = {};
  const left = tool === null ? [] : [...goodsOfMarket.entries()];
  const render = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [seed, { slug, title, emoji, palette }] = next;
      const outputPath = join(folder, `${slug}.mp4`);
      const ffmpegPath = tool?.path ?? '';
      await renderTownClip({
        slug,
        title,
        emoji,
        palette,
        seed,
        seconds: 4,
        outputPath,
        ffmpegPath,
        width: 540,
      });
      files[slug] = outputPath;
    }
  };
  await Promise.all([render(), render()]);
  project.provide('clipFiles', files);
  return () => rm(folder, { recursive: true, force: true });
}
