import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '@kanmai/kernel';
import type { BroadcastClip, ClipRefusal, RecordedPiece } from '../ports/broadcast.ts';
import { copySegments, type KeptPiece } from './broadcast-recording-files.ts';
import { runFfmpeg } from './media-ffmpeg-run.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

/** Segments `first` to `last` of one piece. */
export interface Cut {
  readonly piece: KeptPiece;
  readonly first: number;
  readonly last: number;
}

const gigabyte = 1024 ** 3;
const limits = {
  wallMsMax: 15 * 60_000,
  memoryBytesMax: 2 * gigabyte,
  outputBytesMax: 64 * gigabyte,
};

/** The cuts that show a span of time; none when it was not recorded. */
export function cutsOf(pieces: readonly KeptPiece[], span: { fromMs: number; toMs: number }): Cut[] {
  return pieces.flatMap((piece) => {
    const isIn = (segment: KeptPiece['segments'][number]) =>
      segment.wallMs + segment.durationMs > span.fromMs && segment.wallMs < span.toMs;
    const first = piece.segments.findIndex(isIn);
    const last = piece.segments.findLastIndex(isIn);
    return first < 0 ? [] : [{ piece, first, last }];
  });
}

/** Which moments the file made of these cuts shows. */
export function piecesOf(cuts: readonly Cut[]): RecordedPiece[] {
  let offsetMs = 0;
  return cuts.map(({ piece, first, last }) => {
    const begin = piece.segments[first]!;
    const end = piece.segments[last]!;
    const durationMs = end.startMs + end.durationMs - begin.startMs;
    const made = { startedAtMs: begin.wallMs, durationMs, offsetMs };
    offsetMs += durationMs;
    return made;
  });
}

/**
 * Makes one MP4, its index first, of cuts of fragmented MP4. Copies when all were made with the same settings; else
 * everything is encoded to the first one's size, at the lowest priority. @throws when ffmpeg fails
 */
export async function assemble(
  tool: FfmpegTool,
  cuts: readonly Cut[],
  workFolder: string,
  outputPath: string,
): Promise<void> {
  await mkdir(workFolder, { recursive: true });
  try {
    const names: string[] = [];
    for (const [index, cut] of cuts.entries()) {
      const name = `cut-${index}.mp4`;
      await copySegments(cut.piece, cut.first, cut.last, join(workFolder, name));
      names.push(name);
    }
    const isUniform = await haveSameBeginning(cuts.map(({ piece }) => piece));
    await writeFile(join(workFolder, 'list.txt'), names.map((name) => `file '${name}'\n`).join(''));
    const source =
      names.length === 1
        ? ['-protocol_whitelist', 'file', '-f', 'mp4', '-i', `file:${names[0]}`]
        : ['-protocol_whitelist', 'file', '-f', 'concat', '-safe', '1', '-i', 'list.txt'];
    const codec = isUniform ? ['-c', 'copy'] : encodeArgs;
    const tracks = ['-map', '0:v:0?', '-map', '0:a:0?', '-map_metadata', '-1'];
    const sink = ['-movflags', '+faststart', '-f', 'mp4', '-y', `file:${outputPath}`];
    const args = ['-nostdin', '-hide_banner', '-loglevel', 'error', ...source, ...tracks, ...codec, ...sink];
    const outcome = await runFfmpeg(tool.path, args, {
      cwd: workFolder,
      ...limits,
      comesLast: () => !isUniform,
    });
    if (outcome.exitCode !== 0) throw new Error(`a recording was not put together: ${outcome.messages}`);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

const encodeArgs = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p', '-threads', '1'],
  ...['-c:a', 'aac', '-b:a', '128k', '-ar', '44100', '-ac', '2'],
];

async function haveSameBeginning(pieces: readonly KeptPiece[]): Promise<boolean> {
  const begins = await Promise.all(pieces.map((piece) => readBeginning(piece)));
  return begins.every((begin) => begin.equals(begins[0]!));
}

async function readBeginning(piece: KeptPiece): Promise<Buffer> {
  const file = await open(piece.path);
  try {
    const begin = Buffer.alloc(piece.initBytes);
    await file.read(begin, 0, begin.length, 0);
    return begin;
  } finally {
    await file.close();
  }
}

/** Cuts a span out of a finished replay, from the key frame before it. */
export async function cutReplay(
  tool: FfmpegTool,
  input: { readonly path: string; readonly pieces: readonly RecordedPiece[] },
  span: { readonly fromMs: number; readonly toMs: number },
  outputPath: string,
): Promise<Result<BroadcastClip, ClipRefusal>> {
  const from = offsetOf(input.pieces, span.fromMs, 'after');
  const to = offsetOf(input.pieces, span.toMs, 'before');
  if (from === null || to === null || to.offsetMs <= from.offsetMs) return err(notRecorded);
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  const lengthMs = to.offsetMs - from.offsetMs;
  const args = [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'file'],
    ...['-ss', seconds(from.offsetMs), '-f', 'mp4', '-i', `file:${input.path}`, '-t', seconds(lengthMs)],
    ...['-map', '0:v:0?', '-map', '0:a:0?', '-c', 'copy', '-avoid_negative_ts', 'make_zero'],
    ...['-movflags', '+faststart', '-f', 'mp4', '-y', `file:${outputPath}`],
  ];
  const outcome = await runFfmpeg(tool.path, args, { cwd: '/', ...limits });
  if (outcome.exitCode !== 0) return err({ type: 'clip-failed', detail: outcome.messages.slice(-500) });
  const { size } = await stat(outputPath);
  return ok({ path: outputPath, bytes: size, durationMs: lengthMs, startedAtMs: from.wallMs });
}

export const notRecorded: ClipRefusal = {
  type: 'clip-not-recorded',
  detail: 'Nothing was recorded in that span of time.',
};

/** Where a moment is in the file; in a silence, the next or the last moment that was broadcast. */
function offsetOf(
  pieces: readonly RecordedPiece[],
  wallMs: number,
  side: 'after' | 'before',
): { offsetMs: number; wallMs: number } | null {
  const found =
    side === 'after'
      ? pieces.find((piece) => piece.startedAtMs + piece.durationMs > wallMs)
      : pieces.findLast((piece) => piece.startedAtMs < wallMs);
  if (found === undefined) return null;
  const withinMs = Math.min(Math.max(0, wallMs - found.startedAtMs), found.durationMs);
  return { offsetMs: found.offsetMs + withinMs, wallMs: found.startedAtMs + withinMs };
}

export async function saveStream(content: NodeJS.ReadableStream, path: string): Promise<void> {
  await pipeline(content, createWriteStream(path));
}
