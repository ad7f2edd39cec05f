import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { err, type Result } from '@kanmai/kernel';
import type { Log } from '../log.ts';
import type { BlobStore } from '../ports/blob.ts';
import {
  assertStreamId,
  type BroadcastClip,
  type ClipRefusal,
  type RecordedPiece,
  type Recording,
} from '../ports/broadcast.ts';
import { cutReplay, notRecorded, saveStream } from './broadcast-assemble.ts';
import { readInputHeader } from './media-ffmpeg-header.ts';
import { runFfmpeg } from './media-ffmpeg-run.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

export interface OutsideRecordingsOptions {
  readonly blobs: BlobStore;
  readonly workFolder: string;
  readonly tool: () => Promise<FfmpegTool | null>;
  readonly log: Log;
}

interface Piece {
  readonly key: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
}

const piecesMax = 5_000;
const clipMsMax = 20 * 60_000;
const gigabyte = 1024 ** 3;
const limits = { wallMsMax: 15 * 60_000, memoryBytesMax: 2 * gigabyte, outputBytesMax: 64 * gigabyte };
const pieceForm = /\/piece-(\d{1,15})-(\d{1,10})\.(mp4|flv|ts)$/;

/** Pieces that a media server recorded, kept in the blob store under names that say when they were broadcast. */
export class OutsideRecordings {
  readonly #options: OutsideRecordingsOptions;
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: OutsideRecordingsOptions) {
    this.#options = options;
  }

  async keep(
    streamId: string,
    path: string,
    told: {
      readonly startedAtMs: number | null;
      readonly durationMs: number | null;
      /** Now, when it was just finished. */
      readonly nowMs: number;
    },
  ): Promise<void> {
    assertStreamId(streamId);
    const durationMs = told.durationMs ?? (await this.#durationOf(path));
    const startedAtMs = told.startedAtMs ?? told.nowMs - durationMs;
    const ending = extname(path).slice(1);
    const name = `piece-${Math.round(startedAtMs)}-${Math.max(1, Math.round(durationMs))}.${ending}`;
    const key = `live/${streamId}/${name}`;
    if (!pieceForm.test(key)) throw new Error(`not a recording: ${path}`);
    await this.#options.blobs.put(key, createReadStream(path), { contentType: 'video/mp4' });
  }

  async #durationOf(path: string): Promise<number> {
    const tool = await this.#options.tool();
    if (tool === null) throw new Error('there is no ffmpeg to look at a recording with');
    const args = ['-hide_banner', '-protocol_whitelist', 'file', '-i', `file:${path}`];
    const look = await runFfmpeg(tool.path, args, { cwd: '/', ...limits });
    const { durationMs } = readInputHeader(look.messages);
    if (durationMs === null) throw new Error(`it cannot be told how long ${path} is`);
    return durationMs;
  }

  /** Makes one file of all pieces; null when there are none. Again when it is asked again. */
  finish(streamId: string): Promise<Recording | null> {
    const made = this.#work.then(() => this.#finish(streamId));
    this.#work = made.catch(() => undefined);
    return made;
  }

  async settled(): Promise<void> {
    await this.#work;
  }

  async clip(
    streamId: string,
    span: { readonly fromMs: number; readonly toMs: number },
    outputPath: string,
  ): Promise<Result<BroadcastClip, ClipRefusal>> {
    if (span.toMs - span.fromMs > clipMsMax)
      return err({ type: 'clip-too-long', detail: 'A clip has at most 20 minutes.', limitMs: clipMsMax });
    const tool = await this.#options.tool();
    if (tool === null) return err({ type: 'clip-tool-missing', detail: 'There is no ffmpeg on the server.' });
    const pieces = (await this.#pieces(streamId)).filter(
      (piece) => piece.startedAtMs + piece.durationMs > span.fromMs && piece.startedAtMs < span.toMs,
    );
    if (pieces.length === 0) return err(notRecorded);
    return this.#inWorkFolder(async (folder) => {
      const joined = join(folder, 'joined.mp4');
      await this.#join(tool, pieces, folder, joined);
      return cutReplay(tool, { path: joined, pieces: shownBy(pieces) }, span, outputPath);
    });
  }

  async discard(streamId: string): Promise<void> {
    assertStreamId(streamId);
    for (const key of await this.#options.blobs.list(`live/${streamId}/`, piecesMax))
      await this.#options.blobs.delete(key);
  }

  async #finish(streamId: string): Promise<Recording | null> {
    const pieces = await this.#pieces(streamId);
    const tool = await this.#options.tool();
    if (pieces.length === 0) return null;
    if (tool === null) throw new Error('there is no ffmpeg to make a replay with');
    return this.#inWorkFolder(async (folder) => {
      const output = join(folder, 'replay.mp4');
      await this.#join(tool, pieces, folder, output);
      const look = await runFfmpeg(tool.path, ['-hide_banner', '-i', 'replay.mp4'], {
        cwd: folder,
        ...limits,
      });
      const { codedWidth, codedHeight, hasAudio } = readInputHeader(look.messages);
      const { size } = await stat(output);
      const blobKey = `live/${streamId}/replay.mp4`;
      await this.#options.blobs.put(blobKey, createReadStream(output), { contentType: 'video/mp4' });
      const shown = shownBy(pieces);
      return {
        ...{ blobKey, bytes: size, hasAudio, pieces: shown },
        width: codedWidth ?? 0,
        height: codedHeight ?? 0,
        durationMs: shown.reduce((sum, piece) => sum + piece.durationMs, 0),
      };
    });
  }

  async #pieces(streamId: string): Promise<Piece[]> {
    assertStreamId(streamId);
    const keys = await this.#options.blobs.list(`live/${streamId}/piece-`, piecesMax);
    const pieces = keys.flatMap((key) => {
      const match = pieceForm.exec(key);
      return match === null ? [] : [{ key, startedAtMs: Number(match[1]), durationMs: Number(match[2]) }];
    });
    return pieces.sort((one, other) => one.startedAtMs - other.startedAtMs);
  }

  async #join(tool: FfmpegTool, pieces: readonly Piece[], folder: string, output: string): Promise<void> {
    const names: string[] = [];
    for (const [index, piece] of pieces.entries()) {
      const content = await this.#options.blobs.get(piece.key);
      if (content === null) continue;
      const name = `${index}${extname(piece.key)}`;
      await saveStream(content, join(folder, name));
      names.push(name);
    }
    await writeFile(join(folder, 'list.txt'), names.map((name) => `file '${name}'\n`).join(''));
    const source = ['-protocol_whitelist', 'file', '-f', 'concat', '-safe', '1', '-i', 'list.txt'];
    const copy = ['-map', '0:v:0?', '-map', '0:a:0?', '-c', 'copy', '-movflags', '+faststart'];
    const args = [
      '-nostdin',
      '-hide_banner',
      '-loglevel',
      'error',
      ...source,
      ...copy,
      '-y',
      `file:${output}`,
    ];
    const outcome = await runFfmpeg(tool.path, args, { cwd: folder, ...limits });
    if (outcome.exitCode !== 0) throw new Error(`pieces were not put together: ${outcome.messages}`);
  }

  async #inWorkFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
    await mkdir(this.#options.workFolder, { recursive: true });
    const folder = await mkdtemp(join(this.#options.workFolder, 'work-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function shownBy(pieces: readonly Piece[]): RecordedPiece[] {
  let offsetMs = 0;
  return pieces.map(({ startedAtMs, durationMs }) => {
    const shown = { startedAtMs, durationMs, offsetMs };
    offsetMs += durationMs;
    return shown;
  });
}
