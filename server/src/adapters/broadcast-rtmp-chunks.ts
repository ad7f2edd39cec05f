/** The chunk stream of RTMP (Adobe RTMP Specification 1.0, §5.3). */

export interface RtmpMessage {
  readonly type: number;
  readonly timestampMs: number;
  readonly body: Buffer;
}

export class RtmpBroken extends Error {}

interface ChunkStream {
  timestampMs: number;
  deltaMs: number;
  isExtended: boolean;
  length: number;
  type: number;
  /** What has come of the message under way; it grows with what comes, not with what was announced. */
  body: Buffer;
  filled: number;
}

const chunkStreamsMax = 32;
const chunkBytesMax = 16 * 1024 * 1024;
const firstBodyBytes = 16 * 1024;
const headerBytes = [11, 7, 3, 0];

/** Puts messages together from what a stranger sends, within bounds. */
export class RtmpChunkReader {
  /** A longer message is refused; small until the push was admitted. */
  messageBytesMax: number;
  #chunkBytes = 128;
  readonly #streams = new Map<number, ChunkStream>();
  #held: Buffer = Buffer.alloc(0);
  /** The chunk whose payload is being read, and how much of it is missing. */
  #current: ChunkStream | null = null;
  #missing = 0;

  constructor(messageBytesMax: number) {
    this.messageBytesMax = messageBytesMax;
  }

  setChunkBytes(bytes: number): void {
    if (bytes < 1 || bytes > chunkBytesMax) throw new RtmpBroken(`chunks of ${bytes} bytes`);
    this.#chunkBytes = bytes;
  }

  /** Calls back for each message that is complete. @throws RtmpBroken */
  push(bytes: Buffer, onMessage: (message: RtmpMessage) => void): void {
    let rest = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    this.#held = Buffer.alloc(0);
    for (;;) {
      if (this.#current === null) {
        const used = this.#header(rest);
        if (used === 0) break;
        rest = rest.subarray(used);
      }
      rest = this.#payload(rest, onMessage);
      if (this.#current !== null) break;
    }
    // At most the 18 bytes of a header that is not complete.
    this.#held = Buffer.from(rest);
  }

  /** Reads one chunk's header; 0 when it is not all there. */
  #header(bytes: Buffer): number {
    const first = bytes[0];
    if (first === undefined) return 0;
    const low = first & 0x3f;
    const basicBytes = low === 0 ? 2 : low === 1 ? 3 : 1;
    const format = first >> 6;
    const fixed = headerBytes[format] ?? 0;
    if (bytes.length < basicBytes + fixed) return 0;
    const id = basicBytes === 1 ? low : basicBytes === 2 ? 64 + bytes[1]! : 64 + bytes[1]! + bytes[2]! * 256;
    const stream = this.#streamOf(id, format);
    const field = format < 3 ? bytes.readUIntBE(basicBytes, 3) : -1;
    const isExtended = format < 3 ? field === 0xffffff : stream.isExtended;
    const used = basicBytes + fixed + (isExtended ? 4 : 0);
    if (bytes.length < used) return 0;
    const time = isExtended ? bytes.readUInt32BE(basicBytes + fixed) : field;
    if (format < 2) {
      if (stream.filled > 0) throw new RtmpBroken('a message begins within another');
      stream.length = bytes.readUIntBE(basicBytes + 3, 3);
      stream.type = bytes[basicBytes + 6]!;
    }
    if (stream.length > this.messageBytesMax) throw new RtmpBroken(`a message of ${stream.length} bytes`);
    stream.isExtended = isExtended;
    this.#timeOf(stream, format, time);
    this.#current = stream;
    this.#missing = Math.min(this.#chunkBytes, stream.length - stream.filled);
    return used;
  }

  #timeOf(stream: ChunkStream, format: number, time: number): void {
    if (stream.filled > 0) return;
    if (format === 0) {
      stream.timestampMs = time;
      stream.deltaMs = 0;
      return;
    }
    if (format < 3) stream.deltaMs = time;
    stream.timestampMs = (stream.timestampMs + stream.deltaMs) >>> 0;
  }

  #streamOf(id: number, format: number): ChunkStream {
    const known = this.#streams.get(id);
    if (known !== undefined) return known;
    if (format !== 0 && format !== 1) throw new RtmpBroken('a chunk of nothing');
    if (this.#streams.size >= chunkStreamsMax) throw new RtmpBroken('too many chunk streams');
    const made: ChunkStream = {
      ...{ timestampMs: 0, deltaMs: 0, isExtended: false, length: 0, type: 0, filled: 0 },
      body: Buffer.alloc(0),
    };
    this.#streams.set(id, made);
    return made;
  }

  #payload(bytes: Buffer, onMessage: (message: RtmpMessage) => void): Buffer {
    const stream = this.#current;
    if (stream === null) return bytes;
    const piece = bytes.subarray(0, this.#missing);
    if (stream.filled + piece.length > stream.body.length) growBody(stream, stream.filled + piece.length);
    piece.copy(stream.body, stream.filled);
    stream.filled += piece.length;
    this.#missing -= piece.length;
    if (this.#missing > 0) return bytes.subarray(piece.length);
    this.#current = null;
    if (stream.filled >= stream.length) {
      const body = stream.body.subarray(0, stream.length);
      stream.body = Buffer.alloc(0);
      stream.filled = 0;
      onMessage({ type: stream.type, timestampMs: stream.timestampMs, body });
    }
    return bytes.subarray(piece.length);
  }
}

function growBody(stream: ChunkStream, needed: number): void {
  const size = Math.min(stream.length, Math.max(firstBodyBytes, needed, stream.body.length * 2));
  const grown = Buffer.allocUnsafeSlow(size);
  stream.body.copy(grown, 0, 0, stream.filled);
  stream.body = grown;
}

/** One message as chunks of at most `chunkBytes`. */
export function rtmpChunks(
  message: { readonly chunkStream: number; readonly type: number; readonly streamId: number; body: Buffer },
  chunkBytes: number,
): Buffer {
  const head = Buffer.alloc(12);
  head[0] = message.chunkStream;
  head.writeUIntBE(message.body.length, 4, 3);
  head[7] = message.type;
  head.writeUInt32LE(message.streamId, 8);
  const pieces: Buffer[] = [head, message.body.subarray(0, chunkBytes)];
  for (let at = chunkBytes; at < message.body.length; at += chunkBytes) {
    pieces.push(Buffer.from([0xc0 | message.chunkStream]), message.body.subarray(at, at + chunkBytes));
  }
  return Buffer.concat(pieces);
}
