import {
  appendFile,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { Recording } from '../ports/broadcast.ts';
import type { HlsSegment } from './broadcast-hls.ts';

/**
 * What is kept of a broadcast while it lasts: for each piece (one push, one initialisation segment) a file of
 * fragmented MP4 that grows by a segment a second, and beside it a line for each segment. Whatever is on the disk when
 * the machine loses power is whole up to the last line.
 */
export interface KeptSegment {
  readonly offset: number;
  readonly bytes: number;
  readonly startMs: number;
  readonly durationMs: number;
  readonly wallMs: number;
}

export interface KeptPiece {
  readonly path: string;
  readonly initBytes: number;
  readonly segments: readonly KeptSegment[];
}

const doneFile = 'recording.json';
const waitingBytesMax = 64 * 1024 * 1024;

/** A finished recording, and whether the room was told of it. */
export interface DoneRecording {
  readonly recording: Recording;
  readonly told: boolean;
  readonly madeAtMs: number;
}

/** Writes segments behind the broadcast. A disk that is full or too slow ends the recording, never the broadcast. */
export class RecordingWriter {
  readonly #folder: string;
  readonly #log: Log;
  #work: Promise<void>;
  #waitingBytes = 0;
  #isBroken = false;
  #piece = 0;
  #pieceInit: Buffer | null = null;
  #pieceBytes = 0;

  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
    this.#work = this.#begin();
  }

  add(segment: HlsSegment, init: Buffer): void {
    if (this.#isBroken) return;
    this.#waitingBytes += segment.bytes.length;
    if (this.#waitingBytes > waitingBytesMax) {
      this.#isBroken = true;
      this.#log.error(
        { folder: this.#folder },
        'the disk is too slow to record a broadcast; it goes on unrecorded',
      );
      return;
    }
    this.#work = this.#work
      .then(() => this.#write(segment, init))
      .catch((error: unknown) => {
        this.#isBroken = true;
        this.#log.error({ error, folder: this.#folder }, 'a broadcast is no longer recorded');
      });
  }

  /** Resolves when everything given so far is on the disk. */
  flushed(): Promise<void> {
    return this.#work;
  }

  async #begin(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      // The room may continue a stream after a restart of the server.
      const pieces = await listPieces(this.#folder);
      this.#piece = pieces.length;
    } catch (error) {
      this.#isBroken = true;
      this.#log.error({ error, folder: this.#folder }, 'a broadcast cannot be recorded');
    }
  }

  async #write(segment: HlsSegment, init: Buffer): Promise<void> {
    if (this.#isBroken) return;
    if (this.#pieceInit === null || segment.isAfterBreak || !this.#pieceInit.equals(init)) {
      this.#piece++;
      this.#pieceInit = init;
      this.#pieceBytes = init.length;
      await writeFile(this.#path('mp4'), init);
    }
    await appendFile(this.#path('mp4'), segment.bytes);
    const line = [
      this.#pieceBytes,
      segment.bytes.length,
      segment.startMs,
      segment.durationMs,
      segment.wallMs,
    ];
    await appendFile(this.#path('lines'), `${line.map((value) => Math.round(value)).join(' ')}\n`);
    this.#pieceBytes += segment.bytes.length;
    this.#waitingBytes -= segment.bytes.length;
  }

  #path(ending: string): string {
    return join(this.#folder, `piece-${String(this.#piece).padStart(4, '0')}.${ending}`);
  }
}

async function listPieces(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^piece-\d{4}\.lines$/.test(name)).sort();
}

/** The pieces as they are on the disk now; none when nothing was recorded. */
export async function readPieces(folder: string): Promise<KeptPiece[]> {
  const pieces: KeptPiece[] = [];
  for (const name of await listPieces(folder)) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n').slice(0, -1);
    const segments = lines.map(readLine).filter((segment) => segment !== null);
    const [first] = segments;
    if (first !== undefined)
      pieces.push({ path: join(folder, name.replace('.lines', '.mp4')), initBytes: first.offset, segments });
  }
  return pieces;
}

function readLine(line: string): KeptSegment | null {
  const [offset = -1, bytes = 0, startMs = 0, durationMs = 0, wallMs = 0] = line.split(' ').map(Number);
  const good = [offset, bytes, startMs, durationMs, wallMs].every(Number.isFinite) && bytes > 0;
  return good ? { offset, bytes, startMs, durationMs, wallMs } : null;
}

/** Copies the segments from `first` to `last` of a piece, with what is needed to play them, into a file of their own. */
export async function copySegments(
  piece: KeptPiece,
  first: number,
  last: number,
  outputPath: string,
): Promise<void> {
  const [from, to] = [piece.segments[first], piece.segments[last]];
  if (from === undefined || to === undefined) throw new Error('no such segment');
  if (first === 0 && last === piece.segments.length - 1) return copyFile(piece.path, outputPath);
  const source = await open(piece.path);
  const target = await open(outputPath, 'w');
  try {
    await copyBytes(source, target, 0, piece.initBytes);
    await copyBytes(source, target, from.offset, to.offset + to.bytes);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

const copyBytesMax = 1024 * 1024;

async function copyBytes(
  source: Awaited<ReturnType<typeof open>>,
  target: Awaited<ReturnType<typeof open>>,
  from: number,
  to: number,
): Promise<void> {
  const buffer = Buffer.alloc(copyBytesMax);
  for (let at = from; at < to; ) {
    const { bytesRead } = await source.read(buffer, 0, Math.min(copyBytesMax, to - at), at);
    if (bytesRead === 0) throw new Error('a recording is shorter than its lines say');
    await target.write(buffer, 0, bytesRead);
    at += bytesRead;
  }
}

export async function readDone(folder: string): Promise<DoneRecording | null> {
  const text = await readFile(join(folder, doneFile), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as DoneRecording);
}

export async function writeDone(folder: string, done: DoneRecording): Promise<void> {
  const draft = join(folder, `${doneFile}~`);
  await writeFile(draft, JSON.stringify(done));
  await rename(draft, join(folder, doneFile));
}

/** What comes from now on belongs to it. */
export async function removeDone(folder: string): Promise<void> {
  await rm(join(folder, doneFile), { force: true });
}

/** The pieces themselves are no longer needed once the replay is in the blob store. */
export async function removePieces(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one !== doneFile))
    await rm(join(folder, name), { recursive: true, force: true });
}
