import type { AudioConfig, StreamConfig, VideoConfig } from './broadcast-samples.ts';

/** Fragmented MP4 (ISO/IEC 14496-12 §8.8; CMAF, ISO/IEC 23000-19): the least that browsers, Safari and ffmpeg read. */

export const videoTimescale = 90_000;
const videoTrack = 1;
const audioTrack = 2;

export interface FragmentSample {
  readonly data: Buffer;
  /** In the track's timescale. */
  readonly duration: number;
  readonly composition: number;
  readonly key: boolean;
}

export interface FragmentTrack {
  readonly track: 'video' | 'audio';
  /** Decode time of the first sample, in the track's timescale. */
  readonly baseTime: number;
  readonly samples: readonly FragmentSample[];
}

/** The initialisation segment: what is in the tracks, and no sample. */
export function initSegment(config: StreamConfig): Buffer {
  const tracks: Buffer[] = [];
  const extended: Buffer[] = [];
  if (config.video !== null) {
    tracks.push(trackBox(videoTrack, videoTimescale, videoEntry(config.video), config.video));
    extended.push(trackExtends(videoTrack));
  }
  if (config.audio !== null) {
    tracks.push(trackBox(audioTrack, config.audio.sampleRate, audioEntry(config.audio), null));
    extended.push(trackExtends(audioTrack));
  }
  const brands = Buffer.from('iso6\0\0\0\x01iso6cmfcmp41', 'latin1');
  return Buffer.concat([
    box('ftyp', brands),
    box('moov', movieHeader(), ...tracks, box('mvex', ...extended)),
  ]);
}

/** One movie fragment with its data. `sequence` counts the fragments from 1. */
export function fragment(sequence: number, tracks: readonly FragmentTrack[]): Buffer {
  const full = tracks.filter((track) => track.samples.length > 0);
  const sized = full.map((track) => ({
    ...track,
    bytes: sumOf(track.samples.map((one) => one.data.length)),
  }));
  const headBytes = 8 + 16 + sumOf(sized.map((track) => trackFragmentBytes(track.samples.length)));
  let offset = headBytes + 8;
  const trafs = sized.map((track) => {
    const made = trackFragment(track, offset);
    offset += track.bytes;
    return made;
  });
  const head = box('moof', fullBox('mfhd', 0, 0, u32(sequence)), ...trafs);
  const dataHead = Buffer.from('\0\0\0\0mdat', 'latin1');
  dataHead.writeUInt32BE(8 + sumOf(sized.map((track) => track.bytes)));
  // The pictures are copied here, once.
  return Buffer.concat([head, dataHead, ...full.flatMap((track) => track.samples.map((one) => one.data))]);
}

/** tfhd 16, tfdt 20, trun 20 + 16 a sample, traf 8. */
function trackFragmentBytes(samples: number): number {
  return 8 + 16 + 20 + 20 + samples * 16;
}

function trackFragment(track: FragmentTrack, dataOffset: number): Buffer {
  const id = track.track === 'video' ? videoTrack : audioTrack;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.max(0, Math.round(track.baseTime))));
  const run = Buffer.alloc(8 + track.samples.length * 16);
  run.writeUInt32BE(track.samples.length, 0);
  run.writeInt32BE(dataOffset, 4);
  let at = 8;
  for (const one of track.samples) {
    run.writeUInt32BE(Math.max(0, one.duration), at);
    run.writeUInt32BE(one.data.length, at + 4);
    run.writeUInt32BE(one.key ? 0x02000000 : 0x01010000, at + 8);
    run.writeInt32BE(one.composition, at + 12);
    at += 16;
  }
  return box(
    'traf',
    // Offsets count from the beginning of the moof.
    fullBox('tfhd', 0, 0x020000, u32(id)),
    fullBox('tfdt', 1, 0, time),
    // Duration, size, flags and a signed composition offset for each sample.
    fullBox('trun', 1, 0x000f01, run),
  );
}

function movieHeader(): Buffer {
  const body = Buffer.alloc(96);
  body.writeUInt32BE(1000, 8);
  body.writeUInt32BE(0x00010000, 16);
  body.writeUInt16BE(0x0100, 20);
  matrix.copy(body, 32);
  body.writeUInt32BE(audioTrack + 1, 92);
  return fullBox('mvhd', 0, 0, body);
}

const matrix = Buffer.from('000100000000000000000000000000000001000000000000000000000000000040000000', 'hex');

function trackBox(id: number, timescale: number, entry: Buffer, video: VideoConfig | null): Buffer {
  const header = Buffer.alloc(80);
  header.writeUInt32BE(id, 8);
  if (video === null) header.writeUInt16BE(0x0100, 32);
  matrix.copy(header, 36);
  if (video !== null) {
    header.writeUInt32BE(video.width * 0x10000, 72);
    header.writeUInt32BE(video.height * 0x10000, 76);
  }
  const media = Buffer.alloc(20);
  media.writeUInt32BE(timescale, 8);
  media.writeUInt16BE(0x55c4, 16);
  const handler = Buffer.from(`\0\0\0\0${video === null ? 'soun' : 'vide'}${'\0'.repeat(13)}`, 'latin1');
  const mediaHeader =
    video === null ? fullBox('smhd', 0, 0, Buffer.alloc(4)) : fullBox('vmhd', 0, 1, Buffer.alloc(8));
  return box(
    'trak',
    fullBox('tkhd', 0, 3, header),
    box(
      'mdia',
      fullBox('mdhd', 0, 0, media),
      fullBox('hdlr', 0, 0, handler),
      box(
        'minf',
        mediaHeader,
        box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1))),
        box(
          'stbl',
          fullBox('stsd', 0, 0, u32(1), entry),
          fullBox('stts', 0, 0, u32(0)),
          fullBox('stsc', 0, 0, u32(0)),
          fullBox('stsz', 0, 0, u32(0), u32(0)),
          fullBox('stco', 0, 0, u32(0)),
        ),
      ),
    ),
  );
}

function videoEntry(video: VideoConfig): Buffer {
  const body = Buffer.alloc(78);
  body.writeUInt16BE(1, 6);
  body.writeUInt16BE(video.width, 24);
  body.writeUInt16BE(video.height, 26);
  body.writeUInt32BE(0x00480000, 28);
  body.writeUInt32BE(0x00480000, 32);
  body.writeUInt16BE(1, 40);
  body.writeUInt16BE(0x0018, 74);
  body.writeUInt16BE(0xffff, 76);
  return box('avc1', body, box('avcC', video.record));
}

function audioEntry(audio: AudioConfig): Buffer {
  const body = Buffer.alloc(28);
  body.writeUInt16BE(1, 6);
  body.writeUInt16BE(audio.channels, 16);
  body.writeUInt16BE(16, 18);
  // 16.16 bits; what does not fit stands in the AudioSpecificConfig alone.
  body.writeUInt32BE(audio.sampleRate < 0x10000 ? audio.sampleRate * 0x10000 : 0, 24);
  // Elementary stream descriptor (ISO/IEC 14496-1 §7.2.6.5): MPEG-4 audio with its AudioSpecificConfig.
  const specific = descriptor(5, audio.record);
  const decoder = descriptor(4, Buffer.from([0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), specific);
  const stream = descriptor(3, Buffer.from([0, audioTrack, 0]), decoder, descriptor(6, Buffer.from([2])));
  return box('mp4a', body, fullBox('esds', 0, 0, stream));
}

function descriptor(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
}

function trackExtends(id: number): Buffer {
  return fullBox('trex', 0, 0, u32(id), u32(1), u32(0), u32(0), u32(0));
}

function box(name: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + sumOf(parts.map((part) => part.length)), 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
}

function fullBox(name: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer {
  return box(name, u32(version * 0x1000000 + flags), ...parts);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
