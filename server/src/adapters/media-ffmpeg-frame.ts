import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@kanmai/kernel';
import type { MediaFile, MediaRefusal } from '../ports/media.ts';
import { loadSharp } from '../sharp.ts';
import type { MediaLimits } from './media-ffmpeg-limits.ts';
import { fileOf } from './media-ffmpeg-pictures.ts';
import { bomb } from './media-ffmpeg-probe.ts';
import { runFfmpeg } from './media-ffmpeg-run.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

interface FrameAsked {
  readonly inputPath: string;
  readonly atMs: number;
  readonly outputPath: string;
}

interface FrameContext {
  readonly tool: FfmpegTool;
  readonly limits: MediaLimits;
  readonly workDir: string;
  readonly signal: AbortSignal | undefined;
}

const frameMsMax = 30_000;
/** The end of a video is rounded up to whole frames: the last moment may have no picture of its own. */
const beforeEndMs = 250;

/** The picture at a moment of a rendition; at its very end, the last one. */
export async function takeFrame(
  asked: FrameAsked,
  context: FrameContext,
): Promise<Result<MediaFile, MediaRefusal>> {
  for (const atMs of [asked.atMs, Math.max(0, asked.atMs - beforeEndMs)]) {
    const refusal = await writeFrame(asked.inputPath, atMs, context);
    if (refusal !== null) return err(refusal);
    if (!(await readdir(context.workDir)).includes(pictureName)) continue;
    const sharp = await loadSharp();
    await sharp(join(context.workDir, pictureName)).webp({ quality: 80 }).toFile(asked.outputPath);
    return ok(await fileOf(asked.outputPath, 'image/webp'));
  }
  return err({ type: 'media-truncated', detail: 'The video has no picture at that moment.' });
}

const pictureName = 'frame.png';

async function writeFrame(
  inputPath: string,
  atMs: number,
  { tool, limits, workDir, signal }: FrameContext,
): Promise<MediaRefusal | null> {
  const seek = [
    '-ss',
    (atMs / 1_000).toFixed(3),
    '-threads',
    '2',
    '-protocol_whitelist',
    'file',
    '-f',
    'mov',
    '-i',
    `file:${inputPath}`,
  ];
  const picture = ['-map', '0:V:0', '-an', '-frames:v', '1', '-f', 'image2', '-y', pictureName];
  const args = ['-nostdin', '-hide_banner', '-v', 'error', ...seek, ...picture];
  const outcome = await runFfmpeg(tool.path, args, {
    cwd: workDir,
    wallMsMax: frameMsMax,
    memoryBytesMax: limits.memoryBytesMax,
    outputBytesMax: limits.outputBytesMax,
    signal,
  });
  return outcome.stoppedBy === null ? null : bomb(outcome.stoppedBy);
}
