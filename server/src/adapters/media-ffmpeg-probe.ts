import { err, ok, type Result } from '@kanmai/kernel';
import type { MediaProbe, MediaRefusal } from '../ports/media.ts';
import { type InputHeader, readInputHeader } from './media-ffmpeg-header.ts';
import type { MediaLimits } from './media-ffmpeg-limits.ts';
import { progressMs, type RunOutcome, runFfmpeg } from './media-ffmpeg-run.ts';
import { type SniffedFile, sniffMedia, tooLong } from './media-ffmpeg-sniff.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

/** What cameras, phones, browsers and editors write. */
const videoCodecs = new Set(
  'h264 hevc vp8 vp9 av1 mpeg4 mpeg2video mpeg1video mjpeg prores theora h263 dnxhd vvc'.split(' '),
);

export interface ProbedInput {
  readonly probe: MediaProbe;
  readonly file: SniffedFile;
}

export interface ProbeContext {
  readonly tool: FfmpegTool;
  readonly limits: MediaLimits;
  /** A private directory, the child's working directory. */
  readonly workDir: string;
  readonly signal?: AbortSignal | undefined;
}

/** Three looks, each cheaper to refuse than the next: our own at the bytes, the first picture, every packet's time. */
export async function probeInput(
  path: string,
  context: ProbeContext,
): Promise<Result<ProbedInput, MediaRefusal>> {
  const sniffed = await sniffMedia(path, context.limits);
  if (!sniffed.ok) return sniffed;
  const input = inputArgs(path, sniffed.value, context.limits);
  const first = await look(context, [
    ...input,
    '-map',
    '0:V:0',
    '-frames:v',
    '1',
    '-vf',
    'showinfo',
    '-f',
    'null',
    '-',
  ]);
  const header = readInputHeader(first.messages);
  const problem = judgeHeader(header, first, context.limits);
  if (problem !== null) return err(problem);
  const packets = await look(context, [
    '-v',
    'error',
    ...input,
    '-map',
    '0:V:0',
    '-c',
    'copy',
    '-f',
    'null',
    '-',
  ]);
  const measured = judgePackets(header, packets, context.limits);
  if (!measured.ok) return measured;
  const { container } = sniffed.value;
  const { videoCodec, hasAudio, highDynamicRange, display } = header;
  if (videoCodec === null || display === null) return err(unreadable);
  return ok({
    file: sniffed.value,
    probe: { container, videoCodec, ...display, ...measured.value, hasAudio, highDynamicRange },
  });
}

/** The demuxer is given, only plain files can be opened, and no picture above the bound is ever allocated. */
export function inputArgs(path: string, file: SniffedFile, limits: MediaLimits): string[] {
  const noReferences = file.demuxer === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : [];
  const sandbox = ['-protocol_whitelist', 'file', '-f', file.demuxer, ...noReferences];
  return [...sandbox, '-threads', '2', '-max_pixels', String(limits.pixelsMax), '-i', `file:${path}`];
}

function look(context: ProbeContext, args: readonly string[]): Promise<RunOutcome> {
  const { tool, limits, workDir, signal } = context;
  return runFfmpeg(tool.path, ['-nostdin', '-hide_banner', '-progress', 'pipe:1', ...args], {
    cwd: workDir,
    wallMsMax: limits.probeMsMax,
    memoryBytesMax: limits.memoryBytesMax,
    outputBytesMax: 1024 * 1024,
    signal,
  });
}

const unreadable: MediaRefusal = {
  type: 'media-truncated',
  detail: 'No picture of the video can be read: the file is cut off or damaged. Upload it again.',
};

function judgeHeader(header: InputHeader, outcome: RunOutcome, limits: MediaLimits): MediaRefusal | null {
  const picture = header.refusedPicture ?? codedPicture(header);
  if (picture !== null && isTooLarge(picture, limits)) {
    const detail = `The picture of ${picture.width} × ${picture.height} is larger than the 4096 × 2304 that a clip may have.`;
    return { type: 'media-too-large-picture', detail, ...picture, limitPixels: limits.pixelsMax };
  }
  if (outcome.stoppedBy !== null) return bomb(outcome.stoppedBy);
  if (header.durationMs !== null && header.durationMs > limits.durationMsMax)
    return tooLong(header.durationMs, limits);
  if (header.videoCodec === null) {
    const isRead = outcome.messages.includes('Input #0');
    return isRead
      ? { type: 'media-not-video', detail: 'The file holds sound or data, but no video.' }
      : unreadable;
  }
  if (!videoCodecs.has(header.videoCodec)) {
    const detail = 'The video is in a format that is not taken; H.264, HEVC, VP9 and AV1 are.';
    return { type: 'media-unsupported', detail, format: header.videoCodec };
  }
  if (header.display !== null) return null;
  const noDecoder = /Decoder \(codec [^)]*\) not found|not implemented|Function not implemented/i.test(
    outcome.messages,
  );
  if (!noDecoder) return unreadable;
  const detail = `This installation's ffmpeg cannot read ${header.videoCodec} video.`;
  return { type: 'media-unsupported', detail, format: header.videoCodec };
}

function codedPicture(header: InputHeader): { width: number; height: number } | null {
  const { codedWidth: width, codedHeight: height } = header;
  return width === null || height === null ? null : { width, height };
}

function isTooLarge({ width, height }: { width: number; height: number }, limits: MediaLimits): boolean {
  return width * height > limits.pixelsMax || Math.max(width, height) > limits.sideMax;
}

/** Judged by the packets themselves: a header may claim less than what follows, or nothing. */
function judgePackets(
  header: InputHeader,
  outcome: RunOutcome,
  limits: MediaLimits,
): Result<{ durationMs: number; fps: number }, MediaRefusal> {
  if (outcome.stoppedBy !== null) return err(bomb(outcome.stoppedBy));
  const frames = Number(outcome.progress.get('frame') ?? 0);
  if (frames === 0) return err(unreadable);
  const lastPacketMs = Math.max(0, progressMs(outcome.progress) ?? 0);
  const stated = header.durationMs ?? 0;
  // The last packet's time lacks the last frame's own length and the decoder's delay: a header near it knows better.
  const durationMs = Math.abs(stated - lastPacketMs) < nearMs ? stated : Math.max(1, lastPacketMs);
  if (durationMs > limits.durationMsMax) return err(tooLong(durationMs, limits));
  if (isMuchShorter(durationMs, stated) && !header.hasAudio) return err(unreadable);
  const measuredFps = (frames * 1000) / durationMs;
  // A picture or two have no rate worth judging.
  if (frames > 10 && measuredFps > limits.fpsMax) return err(bomb('frames'));
  const { statedFps } = header;
  const isStatedRight = statedFps !== null && Math.abs(statedFps - measuredFps) < measuredFps * 0.25;
  const fps = isStatedRight ? statedFps : Math.round(measuredFps * 100) / 100;
  return ok({ durationMs, fps: Math.min(fps, limits.fpsMax) });
}

const nearMs = 1500;

/** Tolerates what editors leave at the end; catches a file whose second half is gone. */
export function isMuchShorter(actualMs: number, claimedMs: number): boolean {
  return actualMs < claimedMs * 0.8 - 1000;
}

export function bomb(limit: 'time' | 'memory' | 'output' | 'frames'): MediaRefusal {
  const words = {
    time: 'time to read',
    memory: 'memory',
    output: 'room',
    frames: 'pictures a second',
  };
  return {
    type: 'media-bomb',
    detail: `The file asks for far more ${words[limit]} than a clip needs.`,
    limit,
  };
}
