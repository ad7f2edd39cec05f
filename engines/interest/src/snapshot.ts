import type { Column } from './columns.ts';

/**
 * The snapshot's bytes. Little endian. `KMIN`, u32 version, then values one after another:
 * a number is an f64; a text is u32 bytes + UTF-8; a column is u8 kind, u32 length and its 32-bit words,
 * where a run of zero words is written as one: u32 zeros, u32 words, the words, until the length is reached.
 */
const magic = 0x4e494d4b;
export const snapshotVersion = 4;

const kinds = [Int32Array, Uint32Array, Float32Array, Float64Array, Uint8Array] as const;

/** Bytes are given away in pieces of about this size, each the work of a millisecond or two. */
const pieceBytes = 1 << 18;
/** Runs shorter than this are copied word by word. */
const shortRun = 32;
/** Texts between two pauses. */
const textsAtOnce = 2_000;

/**
 * Writes a snapshot piece by piece. What may be long is a generator that pauses, so that whoever drives it can take the
 * pieces written so far and let others have their turn; what is written must not change until the end.
 */
export class SnapshotWriter {
  private piece = new Uint8Array(pieceBytes);
  private view = new DataView(this.piece.buffer);
  private at = 0;
  private done: Uint8Array[] = [];
  private readonly encoder = new TextEncoder();

  constructor() {
    this.u32(magic);
    this.u32(snapshotVersion);
  }

  number(value: number): void {
    this.room(8);
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  text(value: string): void {
    const bytes = this.encoder.encode(value);
    this.u32(bytes.length);
    this.room(bytes.length);
    this.piece.set(bytes, this.at);
    this.at += bytes.length;
  }

  *texts(values: readonly string[]): Generator<void> {
    this.number(values.length);
    for (let i = 0; i < values.length; i++) {
      this.text(values[i] as string);
      if (i % textsAtOnce === textsAtOnce - 1) yield;
    }
  }

  *column(column: Column): Generator<void> {
    this.number(kinds.findIndex((kind) => column instanceof kind));
    this.number(column.length);
    const words = wordsOf(column);
    let pieces = this.done.length;
    let i = 0;
    while (i < words.length) {
      const zeros = runOf(words, i, true);
      const full = runOf(words, i + zeros, false);
      this.u32(zeros);
      this.u32(full);
      i += zeros + full;
      for (let from = i - full; from < i; from += pieceBytes / 4) {
        this.words(words, from, Math.min(i, from + pieceBytes / 4));
        if (this.done.length === pieces) continue;
        yield;
        pieces = this.done.length;
      }
    }
  }

  /** The pieces that are finished; they are forgotten here. */
  take(): Uint8Array[] {
    const { done } = this;
    this.done = [];
    return done;
  }

  end(): void {
    this.room(pieceBytes);
  }

  private room(more: number): void {
    if (this.at + more <= this.piece.length) return;
    this.done.push(this.piece.subarray(0, this.at));
    this.piece = new Uint8Array(Math.max(pieceBytes, more));
    this.view = new DataView(this.piece.buffer);
    this.at = 0;
  }

  private u32(value: number): void {
    this.room(4);
    this.view.setUint32(this.at, value, true);
    this.at += 4;
  }

  private words(words: Uint32Array, from: number, to: number): void {
    const length = (to - from) * 4;
    this.room(length);
    if (to - from < shortRun) {
      for (let i = from; i < to; i++) this.view.setUint32(this.at + (i - from) * 4, words[i]!, true);
    } else {
      this.piece.set(new Uint8Array(words.buffer, words.byteOffset + from * 4, length), this.at);
    }
    this.at += length;
  }
}

export class SnapshotReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  /** Throws a plain sentence where the bytes are not a snapshot of this version. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 8 || this.u32() !== magic) throw new Error('these bytes are not an interest snapshot');
    const version = this.u32();
    if (version !== snapshotVersion) {
      throw new Error(
        `this interest snapshot has version ${version}; this engine reads version ${snapshotVersion}`,
      );
    }
  }

  private room(more: number): void {
    if (more < 0 || this.at + more > this.bytes.length)
      throw new Error('this interest snapshot is cut short');
  }

  private u32(): number {
    this.room(4);
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  number(): number {
    this.room(8);
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  text(): string {
    const length = this.u32();
    this.room(length);
    this.at += length;
    return this.decoder.decode(this.bytes.subarray(this.at - length, this.at));
  }

  texts(): string[] {
    const values: string[] = [];
    for (let left = this.number(); left > 0; left--) values.push(this.text());
    return values;
  }

  column<C extends Column>(_like: C): C {
    const Kind = kinds[this.number()];
    const length = this.number();
    if (Kind === undefined || !(_like instanceof Kind))
      throw new Error('this interest snapshot has a foreign column');
    if (!Number.isInteger(length) || length < 0 || length > 0x7fff_ffff)
      throw new Error('this interest snapshot is damaged');
    const column = new Kind(length) as C;
    const whole = new Uint32Array(
      column.byteLength % 4 === 0 ? column.buffer : new ArrayBuffer(Math.ceil(column.byteLength / 4) * 4),
    );
    this.words(whole);
    if (column.byteLength % 4 !== 0)
      new Uint8Array(column.buffer).set(new Uint8Array(whole.buffer, 0, column.byteLength));
    return column;
  }

  private words(words: Uint32Array): void {
    const count = words.length;
    let i = 0;
    while (i < count) {
      const zeros = this.u32();
      const full = this.u32();
      if (zeros + full === 0 || i + zeros + full > count)
        throw new Error('this interest snapshot is damaged');
      this.room(full * 4);
      i += zeros;
      if (full < shortRun) {
        for (let k = 0; k < full; k++) words[i + k] = this.view.getUint32(this.at + k * 4, true);
      } else {
        new Uint8Array(words.buffer).set(this.bytes.subarray(this.at, this.at + full * 4), i * 4);
      }
      this.at += full * 4;
      i += full;
    }
  }

  end(): void {
    if (this.at !== this.bytes.length) throw new Error('this interest snapshot has bytes left over');
  }
}

function wordsOf(column: Column): Uint32Array {
  if (column.byteLength % 4 === 0) {
    return new Uint32Array(column.buffer, column.byteOffset, column.byteLength / 4);
  }
  const bytes = new Uint8Array(Math.ceil(column.byteLength / 4) * 4);
  bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return new Uint32Array(bytes.buffer);
}

/** How many words from `start` are zero (or are not, until two zeros follow each other). */
function runOf(words: Uint32Array, start: number, zero: boolean): number {
  let i = start;
  if (zero) {
    while (i < words.length && words[i] === 0) i++;
  } else {
    while (i < words.length && (words[i] !== 0 || (i + 1 < words.length && words[i + 1] !== 0))) i++;
  }
  return i - start;
}
