import { mkdir, mkdtemp, readdir, rename, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@kanmai/kernel';
import type { Media, MediaRefusal, MediaRenditions, MediaTranscodeOptions } from '../ports/media.ts';
import { encodeArgs, fitPicture } from './media-ffmpeg-encode.ts';
import { takeFrame } from './media-ffmpeg-frame.ts';
import { defaultMediaLimits, type MediaLimits } from './media-ffmpeg-limits.ts';
import { fileOf, makePictures } from './media-ffmpeg-pictures.ts';
import { bomb, inputArgs, isMuchShorter, type ProbedInput, probeInput } from './media-ffmpeg-probe.ts';
import { progressMs, type RunOutcome, runFfmpeg } from './media-ffmpeg-run.ts';
import { type FfmpegTool, findFfmpeg } from './media-ffmpeg-tool.ts';

export interface FfmpegMediaOptions {
  /** The ffmpeg to use; empty: the system's (5 or newer), else the one from npm. */
  readonly ffmpegPath?: string;
  readonly limits?: Partial<MediaLimits>;
  /** How many rooms are live: while any is, an upload is encoded last and with one thread. */
  readonly liveCount?: () => number;
}

/** Threads of an encoder. */
const threads = { alone: 2, besideLive: 1 };

/** The media port by an ffmpeg command, always a sandboxed child process. How many run at once is the caller's choice. */
export function createFfmpegMedia(options: FfmpegMediaOptions = {}): Media {
  const limits: MediaLimits = { ...defaultMediaLimits, ...options.limits };
  const isLive = () => (options.liveCount?.() ?? 0) > 0;
  let found: Promise<FfmpegTool | null> | null = null;
  const findTool = () => {
    found ??= findFfmpeg(options.ffmpegPath);
    return found;
  };
  return {
    async probe(inputPath, { signal } = {}) {
      const tool = await findTool();
      if (tool === null) return err(toolMissing);
      return inWorkDir(tmpdir(), async (workDir) => {
        const probed = await probeInput(resolve(inputPath), { tool, limits, workDir, signal });
        return probed.ok ? ok(probed.value.probe) : probed;
      });
    },
    async transcode(inputPath, outputDir, { signal, onProgress } = {}) {
      const tool = await findTool();
      if (tool === null) return err(toolMissing);
      await mkdir(outputDir, { recursive: true });
      await removeLeftovers(outputDir);
      return inWorkDir(outputDir, async (workDir) => {
        const context = { tool, limits, workDir, signal };
        const probed = await probeInput(resolve(inputPath), context);
        if (!probed.ok) return probed;
        const full = await checkDisk(workDir, probed.value, limits);
        if (full !== null) return err(full);
        const encoding = {
          ...context,
          threads: isLive() ? threads.besideLive : threads.alone,
          comesLast: isLive,
        };
        const made = await encode(resolve(inputPath), probed.value, encoding, onProgress);
        return made.ok ? ok(await publish(made.value, outputDir)) : made;
      });
    },
    async frame(inputPath, atMs, outputPath, { signal } = {}) {
      const tool = await findTool();
      if (tool === null) return err(toolMissing);
      return inWorkDir(tmpdir(), (workDir) =>
        takeFrame({ inputPath: resolve(inputPath), atMs, outputPath }, { tool, limits, workDir, signal }),
      );
    },
    async versions() {
      const tool = await findTool();
      if (tool === null) return null;
      const { path, version, source, trusted } = tool;
      return { path, version, source, trusted };
    },
  };
}

const toolMissing: MediaRefusal = {
  type: 'media-tool-missing',
  detail: 'Clips cannot be prepared: no ffmpeg was found on this machine.',
};

const workPrefix = '.work-';

async function inWorkDir<Value>(parent: string, work: (workDir: string) => Promise<Value>): Promise<Value> {
  const workDir = await mkdtemp(join(parent, workPrefix));
  try {
    return await work(workDir);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** What an attempt left that was killed together with the server. */
async function removeLeftovers(outputDir: string): Promise<void> {
  const left = (await readdir(outputDir)).filter((name) => name.startsWith(workPrefix));
  await Promise.all(left.map((name) => rm(join(outputDir, name), { recursive: true, force: true })));
}

const reserveBytes = 256 * 1024 * 1024;
/** The video's ceiling of 2,500 kb/s and the sound's 128, with headroom. */
const bytesPerSecondMax = 400_000;

async function checkDisk(
  folder: string,
  input: ProbedInput,
  limits: MediaLimits,
): Promise<MediaRefusal | null> {
  const { bavail, bsize } = await statfs(folder);
  const seconds = input.probe.durationMs / 1000;
  const neededBytes = Math.min(limits.outputBytesMax, Math.ceil(seconds * bytesPerSecondMax)) + reserveBytes;
  if (bavail * bsize >= neededBytes) return null;
  return {
    type: 'media-disk-full',
    detail: 'There is too little room left on the disk for this clip.',
    neededBytes,
  };
}

interface EncodeContext {
  readonly threads: number;
  readonly comesLast: () => boolean;
  readonly tool: FfmpegTool;
  readonly limits: MediaLimits;
  readonly workDir: string;
  readonly signal: AbortSignal | undefined;
}

async function encode(
  path: string,
  input: ProbedInput,
  { tool, limits, workDir, signal, threads, comesLast }: EncodeContext,
  onProgress: MediaTranscodeOptions['onProgress'],
): Promise<Result<MediaRenditions, MediaRefusal>> {
  const report = steadyProgress(input.probe.durationMs, onProgress);
  const source = inputArgs(path, input.file, limits);
  const output = encodeArgs(input.probe, limits, { canToneMap: tool.canToneMap, threads });
  const args = ['-nostdin', '-hide_banner', '-v', 'error', '-progress', 'pipe:1', ...source, ...output];
  const outcome = await runFfmpeg(tool.path, args, {
    cwd: workDir,
    wallMsMax: limits.transcodeMsMax,
    memoryBytesMax: limits.memoryBytesMax,
    outputBytesMax: limits.outputBytesMax * 1.1,
    signal,
    comesLast,
    onProgress: (block) => report(progressMs(block) ?? 0),
  });
  const problem = judgeEncoding(outcome);
  if (problem !== null) return err(problem);
  const video = await fileOf(join(workDir, 'video.mp4'), 'video/mp4');
  if (video.bytes > limits.outputBytesMax * 0.98) return err(bomb('output'));
  const made = await probeInput(video.path, { tool, limits, workDir, signal });
  if (!made.ok) return err(made.failure.type === 'media-too-long' ? made.failure : cutOff);
  if (isMuchShorter(made.value.probe.durationMs, input.probe.durationMs)) return err(cutOff);
  const pictures = await makePictures(workDir);
  if (pictures === null) return err(cutOff);
  onProgress?.(1);
  const { durationMs, hasAudio } = made.value.probe;
  return ok({
    video,
    ...pictures,
    ...fitPicture(input.probe.width, input.probe.height),
    durationMs,
    hasAudio,
  });
}

const cutOff: MediaRefusal = {
  type: 'media-truncated',
  detail: 'A part of the video cannot be read: the file is cut off or damaged. Upload it again.',
};

function judgeEncoding(outcome: RunOutcome): MediaRefusal | null {
  if (outcome.stoppedBy !== null) return bomb(outcome.stoppedBy);
  // The machine's fault, not the file's: the job is to be tried again.
  if (/No space left on device/.test(outcome.messages))
    throw new Error('No space left on device while preparing a clip.');
  return outcome.exitCode === 0 ? null : cutOff;
}

/** Rises only, and keeps the last hundredth for the pictures. */
function steadyProgress(durationMs: number, onProgress: MediaTranscodeOptions['onProgress']) {
  let highest = 0;
  return (doneMs: number) => {
    const ratio = Math.min(0.99, doneMs / Math.max(durationMs, 1));
    if (ratio <= highest) return;
    highest = ratio;
    onProgress?.(ratio);
  };
}

/** Moves the finished files out of the work directory, each in one step. */
async function publish(made: MediaRenditions, outputDir: string): Promise<MediaRenditions> {
  const move = async <File extends { readonly path: string }>(file: File, name: string): Promise<File> => {
    const path = join(outputDir, name);
    await rename(file.path, path);
    return { ...file, path };
  };
  return {
    ...made,
    video: await move(made.video, 'video.mp4'),
    cover: await move(made.cover, 'cover.webp'),
    strip: await move(made.strip, 'strip.webp'),
  };
}
