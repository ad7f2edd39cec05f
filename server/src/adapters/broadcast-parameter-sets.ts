import type { AudioConfig, VideoConfig } from './broadcast-samples.ts';

/** Reads the bits of a NAL unit, without its emulation prevention bytes. Past the end it reads zeros and says so. */
class Bits {
  readonly #bytes: Buffer;
  #at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  get isOver(): boolean {
    return this.#at > this.#bytes.length * 8;
  }
  take(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const bit = ((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1;
      value = value * 2 + bit;
      this.#at++;
    }
    return value;
  }
  /** Unsigned Exp-Golomb (H.264 §9.1). */
  ue(): number {
    let zeros = 0;
    while (zeros < 32 && !this.isOver && this.take(1) === 0) zeros++;
    return 2 ** zeros - 1 + this.take(zeros);
  }
  se(): number {
    const code = this.ue();
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2;
  }
}

const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const cycleMax = 255;

/** Reads an AVCDecoderConfigurationRecord; null when it is broken. */
export function readVideoConfig(record: Buffer): VideoConfig | null {
  if (record.length < 11 || record[0] !== 1 || ((record[5] ?? 0) & 0x1f) === 0) return null;
  const spsBytes = record.readUInt16BE(6);
  const sps = record.subarray(8, 8 + spsBytes);
  if (sps.length < spsBytes || spsBytes < 4 || ((sps[0] ?? 0) & 0x1f) !== 7) return null;
  const picture = readSps(sps);
  if (picture === null || picture.width <= 0 || picture.height <= 0) return null;
  const codecs = `avc1.${record.toString('hex', 1, 4)}`;
  // Kept for the length of the stream: not a view of a larger buffer.
  return { record: Buffer.from(record), ...picture, codecs };
}

/** Sequence parameter set (H.264 §7.3.2.1.1): the picture's size after cropping, and its rate when it is stated. */
function readSps(sps: Buffer): { width: number; height: number; fps: number } | null {
  const bits = new Bits(withoutEmulation(sps.subarray(1)));
  const profile = bits.take(8);
  bits.take(16);
  bits.ue();
  const chroma = highProfiles.has(profile) ? readChroma(bits) : 1;
  bits.ue();
  readPictureOrder(bits);
  bits.ue();
  bits.take(1);
  const widthMbs = bits.ue() + 1;
  const heightUnits = bits.ue() + 1;
  const framesOnly = bits.take(1);
  if (framesOnly === 0) bits.take(1);
  bits.take(1);
  const crop = bits.take(1) === 1 ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()] : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - framesOnly);
  const width = widthMbs * 16 - (left + right) * unitX;
  const height = heightUnits * 16 * (2 - framesOnly) - (top + bottom) * unitY;
  if (bits.isOver) return null;
  return { width, height, fps: bits.take(1) === 1 ? readRate(bits) : 0 };
}

function readChroma(bits: Bits): number {
  const chroma = bits.ue();
  if (chroma === 3) bits.take(1);
  bits.ue();
  bits.ue();
  bits.take(1);
  if (bits.take(1) === 0) return chroma;
  for (let list = 0; list < (chroma === 3 ? 12 : 8); list++) {
    if (bits.take(1) === 1) skipScalingList(bits, list < 6 ? 16 : 64);
  }
  return chroma;
}

function skipScalingList(bits: Bits, size: number): void {
  let last = 8;
  let next = 8;
  for (let i = 0; i < size; i++) {
    if (next !== 0) next = (last + bits.se() + 256) % 256;
    last = next === 0 ? last : next;
  }
}

function readPictureOrder(bits: Bits): void {
  const type = bits.ue();
  if (type === 0) bits.ue();
  if (type !== 1) return;
  bits.take(1);
  bits.se();
  bits.se();
  const cycle = Math.min(bits.ue(), cycleMax);
  for (let i = 0; i < cycle; i++) bits.se();
}

/** Video usability information (H.264 annex E): only as far as the rate. */
function readRate(bits: Bits): number {
  if (bits.take(1) === 1 && bits.take(8) === 255) bits.take(32);
  if (bits.take(1) === 1) bits.take(1);
  if (bits.take(1) === 1) {
    bits.take(4);
    if (bits.take(1) === 1) bits.take(24);
  }
  if (bits.take(1) === 1) {
    bits.ue();
    bits.ue();
  }
  if (bits.take(1) === 0) return 0;
  const unit = bits.take(32);
  const scale = bits.take(32);
  const fps = unit === 0 || bits.isOver ? 0 : scale / unit / 2;
  return fps > 0 && fps <= 240 ? Math.round(fps * 1000) / 1000 : 0;
}

function withoutEmulation(bytes: Buffer): Buffer {
  const kept = Buffer.alloc(bytes.length);
  let length = 0;
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

const sampleRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

/** Reads an AudioSpecificConfig; null when it is broken or not what browsers play. */
export function readAudioConfig(record: Buffer): AudioConfig | null {
  if (record.length < 2 || record.length > 64) return null;
  const bits = new Bits(record);
  const objectType = bits.take(5);
  const rateIndex = bits.take(4);
  const sampleRate = rateIndex === 15 ? bits.take(24) : (sampleRates[rateIndex] ?? 0);
  const layout = bits.take(4);
  const channels = layout === 7 ? 8 : layout;
  const known = objectType === 2 || objectType === 5 || objectType === 29;
  if (!known || sampleRate < 7000 || sampleRate > 96_000 || channels < 1 || channels > 8) return null;
  return { record: Buffer.from(record), sampleRate, channels, codecs: `mp4a.40.${objectType}` };
}
