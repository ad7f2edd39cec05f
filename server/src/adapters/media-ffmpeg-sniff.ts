import { type FileHandle, open, stat } from 'node:fs/promises';
import { err, ok, type Result } from '@kanmai/kernel';
import type { MediaContainer, MediaRefusal } from '../ports/media.ts';
import type { MediaLimits } from './media-ffmpeg-limits.ts';

export interface SniffedFile {
  readonly container: MediaContainer;
  /** The demuxer that ffmpeg is told to use, so that it never guesses (a guess can end in a playlist reader). */
  readonly demuxer: 'mov' | 'matroska' | 'mpegts';
  readonly bytes: number;
}

/** Looks at a file's first bytes, and at an MP4's boxes, before any decoder sees it. */
export async function sniffMedia(
  path: string,
  limits: MediaLimits,
): Promise<Result<SniffedFile, MediaRefusal>> {
  const info = await stat(path);
  if (!info.isFile()) return err({ type: 'media-not-video', detail: 'This is not a file.' });
  if (info.size === 0) return err({ type: 'media-empty', detail: 'The file is empty.' });
  if (info.size > limits.fileBytesMax) {
    const detail = `The file is larger than the ${Math.round(limits.fileBytesMax / 1048576)} MB that a clip may have.`;
    return err({ type: 'media-too-large-file', detail, bytes: info.size, limitBytes: limits.fileBytesMax });
  }
  const file = await open(path, 'r');
  try {
    const head = await readAt(file, 0, 1024);
    const kind = kindOf(head);
    if (!kind.ok) return kind;
    if (kind.value.demuxer === 'mov') {
      const problem = await checkBoxes(file, info.size, limits);
      if (problem !== null) return err(problem);
    }
    if (kind.value.demuxer === 'matroska' && isSegmentCut(head, info.size)) return err(truncated);
    return ok({ ...kind.value, bytes: info.size });
  } finally {
    await file.close();
  }
}

const firstBoxes = new Set(['ftyp', 'styp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const pictureBrands = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis|jxl |crx )$/;

function kindOf(head: Buffer): Result<Omit<SniffedFile, 'bytes'>, MediaRefusal> {
  const boxType = head.toString('latin1', 4, 8);
  if (firstBoxes.has(boxType)) {
    const isPicture = boxType === 'ftyp' && pictureBrands.test(head.toString('latin1', 8, 12));
    if (isPicture) return err({ type: 'media-not-video', detail: 'The file is a picture, not a video.' });
    return ok({ container: 'mp4', demuxer: 'mov' });
  }
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3)
    return ok({ container: 'matroska', demuxer: 'matroska' });
  if (isTransportStream(head)) return ok({ container: 'mpeg-ts', demuxer: 'mpegts' });
  const other = otherVideo(head);
  if (other !== null) {
    const detail = `${other} files are not taken; MP4, MOV, WebM, MKV and MPEG-TS are.`;
    return err({ type: 'media-unsupported', detail, format: other });
  }
  return err({ type: 'media-not-video', detail: 'The file is not a video, whatever its name says.' });
}

/** 188-byte packets, or 192 with a time stamp before each (M2TS), each starting with 0x47. */
function isTransportStream(head: Buffer): boolean {
  const fits = (start: number, step: number) =>
    [0, 1, 2].every((packet) => head[start + packet * step] === 0x47);
  return fits(0, 188) || fits(4, 192);
}

function otherVideo(head: Buffer): string | null {
  const start = head.toString('latin1', 0, 4);
  if (start === 'RIFF' && head.toString('latin1', 8, 12) === 'AVI ') return 'AVI';
  if (start === 'FLV\x01') return 'FLV';
  if (start === '\x30\x26\xb2\x75') return 'WMV';
  if (start === '\x00\x00\x01\xba') return 'MPEG-PS';
  return null;
}

/** Matroska: one header element, then one segment whose size, when it is known, must fit in the file (RFC 8794, 6). */
function isSegmentCut(head: Buffer, size: number): boolean {
  const header = readVint(head, 4);
  if (header === null || header.value === null) return false;
  const segment = header.next + header.value;
  if (segment + 12 > head.length || head.readUInt32BE(segment) !== 0x18538067) return false;
  const body = readVint(head, segment + 4);
  return body !== null && body.value !== null && body.next + body.value > size;
}

/** A variable-size integer: leading zero bits tell its length, all ones mean that the size is unknown. */
function readVint(bytes: Buffer, offset: number): { value: number | null; next: number } | null {
  const first = bytes[offset] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || offset + length > bytes.length) return null;
  let value = first & (0xff >> length);
  let isUnknown = value === 0xff >> length;
  for (const byte of bytes.subarray(offset + 1, offset + length)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value: isUnknown ? null : value, next: offset + length };
}

const topBoxesMax = 65_536;
const moovChildrenMax = 256;
const truncated: MediaRefusal = {
  type: 'media-truncated',
  detail: 'The file is cut off or damaged: a part of the video is missing. Upload it again.',
};

const mediaBoxes = new Set(['mdat', 'moof', 'moov']);

/** Walks the top-level boxes: they must fit in the file, and there must be an index and media. */
async function checkBoxes(file: FileHandle, size: number, limits: MediaLimits): Promise<MediaRefusal | null> {
  const seen = new Set<string>();
  let offset = 0;
  for (let count = 0; count < topBoxesMax && offset + 8 <= size; count++) {
    const box = await readBox(file, offset, size);
    // Cameras and mail gateways append rubbish; what counts is that index and media are there, whole.
    if (box === null || (offset + box.size > size && !mediaBoxes.has(box.type))) break;
    if (offset + box.size > size) return truncated;
    seen.add(box.type);
    if (box.type === 'moov') {
      const problem = await checkClaim(file, offset + box.headerSize, offset + box.size, limits);
      if (problem !== null) return problem;
    }
    offset += box.size;
  }
  return seen.has('moov') && seen.has('mdat') ? null : truncated;
}

/** The length that the movie header (`mvhd`) claims. */
async function checkClaim(
  file: FileHandle,
  start: number,
  end: number,
  limits: MediaLimits,
): Promise<MediaRefusal | null> {
  let offset = start;
  for (let count = 0; count < moovChildrenMax && offset + 8 <= end; count++) {
    const box = await readBox(file, offset, end);
    if (box === null || offset + box.size > end) return truncated;
    if (box.type === 'mvhd') {
      const claimMs = movieMs(await readAt(file, offset + box.headerSize, 32));
      return claimMs !== null && claimMs > limits.durationMsMax ? tooLong(claimMs, limits) : null;
    }
    offset += box.size;
  }
  return truncated;
}

function movieMs(header: Buffer): number | null {
  if (header.length < 32) return null;
  const wide = header[0] === 1;
  const scale = header.readUInt32BE(wide ? 20 : 12);
  const duration = wide ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  const isUnknown = wide ? duration >= 2 ** 63 : duration === 0xffffffff;
  return scale === 0 || isUnknown ? null : Math.round((duration / scale) * 1000);
}

export function tooLong(durationMs: number, limits: MediaLimits): MediaRefusal {
  const detail = `The video is longer than the ${Math.round(limits.durationMsMax / 60_000)} minutes that a clip may have.`;
  return { type: 'media-too-long', detail, durationMs, limitMs: limits.durationMsMax };
}

/** Null when what stands there is not a box. A size of 0 means: to the end. */
async function readBox(file: FileHandle, offset: number, end: number) {
  const head = await readAt(file, offset, 16);
  const type = head.toString('latin1', 4, 8);
  if (head.length < 8 || !/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
  const short = head.readUInt32BE(0);
  if (short === 0) return { type, headerSize: 8, size: end - offset };
  if (short !== 1) return short < 8 ? null : { type, headerSize: 8, size: short };
  const long = head.length < 16 ? 0 : Number(head.readBigUInt64BE(8));
  return long < 16 ? null : { type, headerSize: 16, size: long };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
