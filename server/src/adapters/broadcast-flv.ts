/** FLV (Adobe Flash Video File Format 10.1, annex E) and the FourCC codecs of Enhanced RTMP (Veovera, v2). */

export const flvAudio = 8;
export const flvVideo = 9;
export const flvScript = 18;

/** One audio, video or script message: the same bytes in RTMP and in FLV. */
export interface FlvTag {
  readonly type: number;
  /** 32 bits that wrap. */
  readonly timestampMs: number;
  readonly body: Buffer;
}

export type VideoBody =
  | { readonly kind: 'config'; readonly data: Buffer }
  | { readonly kind: 'picture'; readonly key: boolean; readonly compositionMs: number; readonly data: Buffer }
  | { readonly kind: 'foreign'; readonly codec: string }
  | { readonly kind: 'nothing' };

export type AudioBody =
  | { readonly kind: 'config'; readonly data: Buffer }
  | { readonly kind: 'frame'; readonly data: Buffer }
  | { readonly kind: 'foreign'; readonly codec: string }
  | { readonly kind: 'nothing' };

const nothing = { kind: 'nothing' } as const;
const videoCodecs: Readonly<Record<number, string>> = {
  1: 'jpeg',
  2: 'h263',
  3: 'screen',
  4: 'vp6',
  5: 'vp6a',
  6: 'screen2',
  7: 'h264',
  12: 'hevc',
};
const audioCodecs: Readonly<Record<number, string>> = {
  0: 'pcm',
  1: 'adpcm',
  2: 'mp3',
  3: 'pcm',
  4: 'nellymoser',
  5: 'nellymoser',
  6: 'nellymoser',
  7: 'g711',
  8: 'g711',
  10: 'aac',
  11: 'speex',
  14: 'mp3',
};
const fourCcs: Readonly<Record<string, string>> = {
  avc1: 'h264',
  hvc1: 'hevc',
  av01: 'av1',
  vp08: 'vp8',
  vp09: 'vp9',
  mp4a: 'aac',
  Opus: 'opus',
  'ac-3': 'ac3',
  'ec-3': 'eac3',
  '.mp3': 'mp3',
  fLaC: 'flac',
};

/** A script's or a broken message is nothing; a codec that browsers do not play is foreign. */
export function readVideoBody(body: Buffer): VideoBody {
  const first = body[0] ?? 0;
  if (body.length < 2) return nothing;
  if ((first & 0x80) !== 0) return readEnhancedVideo(body, first);
  if (first >> 4 === 5) return nothing;
  const codec = videoCodecs[first & 0x0f] ?? `flv-${first & 0x0f}`;
  if (codec !== 'h264') return { kind: 'foreign', codec };
  if (body.length < 5) return nothing;
  if (body[1] === 0) return { kind: 'config', data: body.subarray(5) };
  if (body[1] !== 1 || body.length === 5) return nothing;
  return {
    kind: 'picture',
    key: first >> 4 === 1,
    compositionMs: body.readIntBE(2, 3),
    data: body.subarray(5),
  };
}

function readEnhancedVideo(body: Buffer, first: number): VideoBody {
  const packet = first & 0x0f;
  if (body.length < 5 || packet === 4) return nothing;
  const name = body.toString('latin1', 1, 5);
  const codec = fourCcs[name] ?? 'unknown';
  if (codec !== 'h264') return { kind: 'foreign', codec };
  if (packet === 0) return { kind: 'config', data: body.subarray(5) };
  const key = ((first >> 4) & 7) === 1;
  if (packet === 1 && body.length > 8)
    return { kind: 'picture', key, compositionMs: body.readIntBE(5, 3), data: body.subarray(8) };
  if (packet === 3 && body.length > 5)
    return { kind: 'picture', key, compositionMs: 0, data: body.subarray(5) };
  return nothing;
}

export function readAudioBody(body: Buffer): AudioBody {
  const first = body[0] ?? 0;
  if (body.length < 2) return nothing;
  const format = first >> 4;
  if (format === 9) return readEnhancedAudio(body, first & 0x0f);
  const codec = audioCodecs[format] ?? `flv-${format}`;
  if (codec !== 'aac') return { kind: 'foreign', codec };
  if (body.length === 2) return nothing;
  return { kind: body[1] === 0 ? 'config' : 'frame', data: body.subarray(2) };
}

function readEnhancedAudio(body: Buffer, packet: number): AudioBody {
  if (body.length < 6) return nothing;
  const codec = fourCcs[body.toString('latin1', 1, 5)] ?? 'unknown';
  if (codec !== 'aac') return { kind: 'foreign', codec };
  if (packet > 1) return nothing;
  return { kind: packet === 0 ? 'config' : 'frame', data: body.subarray(5) };
}

export function flvFileHeader(has: { readonly audio: boolean; readonly video: boolean }): Buffer {
  const flags = (has.audio ? 4 : 0) | (has.video ? 1 : 0);
  return Buffer.from([0x46, 0x4c, 0x56, 1, flags, 0, 0, 0, 9, 0, 0, 0, 0]);
}

/** A whole tag with its size behind it, copied once. */
export function flvTagBytes(type: number, timestampMs: number, ...body: readonly Buffer[]): Buffer {
  const size = body.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = Buffer.allocUnsafe(11 + size + 4);
  bytes[0] = type;
  bytes.writeUIntBE(size, 1, 3);
  bytes.writeUIntBE(timestampMs & 0xffffff, 4, 3);
  bytes[7] = (timestampMs >>> 24) & 0xff;
  bytes.writeUIntBE(0, 8, 3);
  let at = 11;
  for (const piece of body) at += piece.copy(bytes, at);
  bytes.writeUInt32BE(11 + size, at);
  return bytes;
}

export function videoTagHead(kind: 'config' | 'key' | 'picture', compositionMs: number): Buffer {
  const head = Buffer.from([kind === 'picture' ? 0x27 : 0x17, kind === 'config' ? 0 : 1, 0, 0, 0]);
  head.writeIntBE(Math.max(-0x800000, Math.min(0x7fffff, compositionMs)), 2, 3);
  return head;
}

export function audioTagHead(kind: 'config' | 'frame'): Buffer {
  return Buffer.from([0xaf, kind === 'config' ? 0 : 1]);
}

export class FlvBroken extends Error {}

/** Reads an FLV stream as it comes. `push` throws FlvBroken when it is none, or when a tag is larger than `tagBytesMax`. */
export function createFlvReader(tagBytesMax: number, onTag: (tag: FlvTag) => void) {
  let held: Buffer = Buffer.alloc(0);
  let headerRead = false;
  return {
    push(bytes: Buffer): void {
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      if (!headerRead) {
        if (held.length < 13) return;
        if (held.toString('latin1', 0, 3) !== 'FLV') throw new FlvBroken('not FLV');
        held = held.subarray(Math.min(held.length, held.readUInt32BE(5) + 4));
        headerRead = true;
      }
      let at = 0;
      while (held.length - at >= 11) {
        const size = held.readUIntBE(at + 1, 3);
        if (size > tagBytesMax) throw new FlvBroken(`a tag of ${size} bytes`);
        if (held.length - at < 11 + size + 4) break;
        const timestampMs = held.readUIntBE(at + 4, 3) + (held[at + 7] ?? 0) * 0x1000000;
        onTag({
          type: (held[at] ?? 0) & 0x1f,
          timestampMs,
          body: Buffer.from(held.subarray(at + 11, at + 11 + size)),
        });
        at += 11 + size + 4;
      }
      held = held.subarray(at);
    },
  };
}
