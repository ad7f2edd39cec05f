import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, err, ok, type Result } from '@kanmai/kernel';
import type { Log } from '../log.ts';
import type { BlobStore } from '../ports/blob.ts';
import { assertStreamId, type BroadcastClip, type ClipRefusal, type Recording } from '../ports/broadcast.ts';
import {
  assemble,
  type Cut,
  cutReplay,
  cutsOf,
  notRecorded,
  piecesOf,
  saveStream,
} from './broadcast-assemble.ts';
import type { HlsSegment } from './broadcast-hls.ts';
import { readInitFacts } from './broadcast-init-facts.ts';
import {
  type KeptPiece,
  RecordingWriter,
  readDone,
  readPieces,
  removeDone,
  removePieces,
  writeDone,
} from './broadcast-recording-files.ts';
import type { StreamRecorder } from './broadcast-stream.ts';
import type { FfmpegTool } from './media-ffmpeg-tool.ts';

export interface RecordingsOptions {
  /** Where the pieces of each stream are kept, a folder each. */
  readonly folder: string;
  readonly blobs: BlobStore;
  readonly tool: () => Promise<FfmpegTool | null>;
  readonly log: Log;
  readonly clock: Clock;
  /** Told of each recording that is ready, until it was heard. */
  readonly onRecorded: (streamId: string, recording: Recording) => Promise<void>;
}

const clipMsMax = 20 * 60_000;
/** After the end: a push that comes back late is still the same broadcast. */
const piecesKeptMs = 2 * 3_600_000;
/** A span that ends now is on the disk when the segment of this moment is. */
const edgeWaitMsMax = 3_000;

/** The recordings of all streams: written while live, made into one file after, cut from at any time. */
export class Recordings {
  readonly #options: RecordingsOptions;
  readonly #writers = new Map<string, RecordingWriter>();
  /** Ended, and being made into one file. */
  readonly #finishing = new Set<string>();
  readonly #removals = new Map<string, NodeJS.Timeout>();
  /** One after another: they read and write whole recordings. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: RecordingsOptions) {
    this.#options = options;
  }

  recorderOf(streamId: string): StreamRecorder {
    const writer = new RecordingWriter(this.#folderOf(streamId), this.#options.log);
    this.#writers.set(streamId, writer);
    return {
      add: (segment: HlsSegment, init: Buffer) => writer.add(segment, init),
      finish: () => this.#enqueue(streamId, writer),
      leave: () => {
        this.#work = this.#work.then(() => writer.flushed());
      },
    };
  }

  /** Streams whose process ended before they did, and when they were last seen. */
  async unfinished(): Promise<{ streamId: string; lastMs: number }[]> {
    const found: { streamId: string; lastMs: number }[] = [];
    for (const streamId of await this.#kept()) {
      const folder = this.#folderOf(streamId);
      if ((await readDone(folder)) !== null) continue;
      const last = (await readPieces(folder)).at(-1)?.segments.at(-1);
      // A folder without a segment may be of a stream that begins at this moment.
      if (last !== undefined) found.push({ streamId, lastMs: last.wallMs + last.durationMs });
    }
    return found;
  }

  /**
   * A stream that had ended is pushed again: what comes is added to what there is while the pieces are kept, and stands
   * in its place later. Null while its replay is being made: to be asked again. `isLeft`: it had not ended, its process
   * had.
   */
  async reopen(streamId: string): Promise<{ readonly isLeft: boolean } | null> {
    if (this.#finishing.has(streamId)) return null;
    const folder = this.#folderOf(streamId);
    const isDone = (await readDone(folder)) !== null;
    const isLeft = !isDone && (await readPieces(folder)).length > 0;
    clearTimeout(this.#removals.get(streamId));
    this.#removals.delete(streamId);
    await removeDone(folder);
    return { isLeft };
  }

  /** No more timers; what they would have removed is removed by a later start. */
  close(): void {
    for (const timer of this.#removals.values()) clearTimeout(timer);
    this.#removals.clear();
  }

  /** Makes the replay of a stream that another process left. */
  takeUp(streamId: string): void {
    this.#enqueue(streamId, null);
  }

  /** Tells again of replays of which nobody is known to have heard. */
  async takeUpUntold(): Promise<void> {
    for (const streamId of await this.#kept()) {
      const done = await readDone(this.#folderOf(streamId));
      if (done?.told === false) this.#enqueue(streamId, null);
      else if (done !== null) this.#removeLater(streamId, done.madeAtMs);
    }
  }

  #removeLater(streamId: string, madeAtMs: number): void {
    const leftMs = Math.max(1_000, madeAtMs + piecesKeptMs - this.#options.clock.nowMs());
    const remove = () => {
      this.#removals.delete(streamId);
      void removePieces(this.#folderOf(streamId));
    };
    clearTimeout(this.#removals.get(streamId));
    this.#removals.set(streamId, setTimeout(remove, Math.min(leftMs, piecesKeptMs)).unref());
  }

  async #kept(): Promise<string[]> {
    const names = await readdir(this.#options.folder).catch(() => []);
    return names.filter((name) => /^[\w-]{1,64}$/.test(name)).sort();
  }

  /** Resolves when everything that has ended is in the blob store. */
  settled(): Promise<void> {
    return this.#work;
  }

  async clip(
    streamId: string,
    span: { readonly fromMs: number; readonly toMs: number },
    outputPath: string,
  ): Promise<Result<BroadcastClip, ClipRefusal>> {
    if (!(span.toMs > span.fromMs)) return err(notRecorded);
    if (span.toMs - span.fromMs > clipMsMax)
      return err({ type: 'clip-too-long', detail: 'A clip has at most 20 minutes.', limitMs: clipMsMax });
    const tool = await this.#options.tool();
    if (tool === null) return err({ type: 'clip-tool-missing', detail: 'There is no ffmpeg on the server.' });
    const done = await readDone(this.#folderOf(streamId));
    if (done !== null) return this.#clipReplay(tool, streamId, done.recording, span, outputPath);
    const cuts = await this.#cuts(streamId, span);
    const [first] = cuts;
    if (first === undefined) return err(notRecorded);
    try {
      await assemble(tool, cuts, `${outputPath}~work`, outputPath);
    } catch (error) {
      return err({ type: 'clip-failed', detail: String(error).slice(0, 500) });
    }
    const { size } = await stat(outputPath);
    const pieces = piecesOf(cuts);
    const durationMs = pieces.reduce((sum, piece) => sum + piece.durationMs, 0);
    return ok({ path: outputPath, bytes: size, durationMs, startedAtMs: pieces[0]!.startedAtMs });
  }

  async discard(streamId: string): Promise<void> {
    const done = await readDone(this.#folderOf(streamId));
    if (done?.recording.blobKey != null) await this.#options.blobs.delete(done.recording.blobKey);
    clearTimeout(this.#removals.get(streamId));
    this.#removals.delete(streamId);
    await rm(this.#folderOf(streamId), { recursive: true, force: true });
  }

  async #cuts(streamId: string, span: { fromMs: number; toMs: number }): Promise<Cut[]> {
    const writer = this.#writers.get(streamId);
    const untilMs = performance.now() + (writer === undefined ? 0 : edgeWaitMsMax);
    for (;;) {
      await writer?.flushed();
      const pieces = await readPieces(this.#folderOf(streamId));
      const last = pieces.at(-1)?.segments.at(-1);
      const isAllThere = last !== undefined && last.wallMs + last.durationMs >= span.toMs;
      if (isAllThere || performance.now() >= untilMs) return cutsOf(pieces, span);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async #clipReplay(
    tool: FfmpegTool,
    streamId: string,
    recording: Recording,
    span: { readonly fromMs: number; readonly toMs: number },
    outputPath: string,
  ): Promise<Result<BroadcastClip, ClipRefusal>> {
    const { blobKey, pieces } = recording;
    if (blobKey === null) return err(notRecorded);
    const local = this.#options.blobs.localPath?.(blobKey);
    if (local !== undefined) return cutReplay(tool, { path: local, pieces }, span, outputPath);
    const content = await this.#options.blobs.get(blobKey);
    if (content === null) return err(notRecorded);
    const copy = join(this.#folderOf(streamId), `copy-${Date.now()}.mp4`);
    try {
      await saveStream(content, copy);
      return await cutReplay(tool, { path: copy, pieces }, span, outputPath);
    } finally {
      await rm(copy, { force: true });
    }
  }

  #enqueue(streamId: string, writer: RecordingWriter | null): void {
    const { log } = this.#options;
    this.#finishing.add(streamId);
    this.#work = this.#work
      .then(() => this.#finish(streamId, writer))
      .finally(() => this.#finishing.delete(streamId))
      .catch((error: unknown) =>
        log.error({ error, streamId }, 'a recording was not finished; the next start tries again'),
      );
  }

  async #finish(streamId: string, writer: RecordingWriter | null): Promise<void> {
    await writer?.flushed();
    if (writer !== null && this.#writers.get(streamId) === writer) this.#writers.delete(streamId);
    const folder = this.#folderOf(streamId);
    const done = await readDone(folder);
    const recording = done?.recording ?? (await this.#make(streamId, folder));
    if (recording === null) return rm(folder, { recursive: true, force: true });
    const madeAtMs = done?.madeAtMs ?? this.#options.clock.nowMs();
    await writeDone(folder, { recording, told: false, madeAtMs });
    this.#removeLater(streamId, madeAtMs);
    await this.#options.onRecorded(streamId, recording);
    await writeDone(folder, { recording, told: true, madeAtMs });
  }

  async #make(streamId: string, folder: string): Promise<Recording | null> {
    const pieces = await readPieces(folder);
    if (pieces.length === 0) return null;
    const tool = await this.#options.tool();
    if (tool === null) throw new Error('there is no ffmpeg to make a replay with');
    const output = join(folder, 'replay.mp4');
    const cuts = wholeCuts(pieces);
    await mkdir(folder, { recursive: true });
    await assemble(tool, cuts, join(folder, 'work'), output);
    const { size } = await stat(output);
    const blobKey = `live/${streamId}/replay.mp4`;
    await this.#options.blobs.put(blobKey, createReadStream(output), { contentType: 'video/mp4' });
    await rm(output, { force: true });
    const shown = piecesOf(cuts);
    return {
      blobKey,
      bytes: size,
      durationMs: shown.reduce((sum, piece) => sum + piece.durationMs, 0),
      ...(await readInitFacts(pieces[0]!.path, pieces[0]!.initBytes)),
      pieces: shown,
    };
  }

  #folderOf(streamId: string): string {
    assertStreamId(streamId);
    return join(this.#options.folder, streamId);
  }
}

function wholeCuts(pieces: readonly KeptPiece[]): Cut[] {
  return pieces.map((piece) => ({ piece, first: 0, last: piece.segments.length - 1 }));
}
