/**
 * A clock that is burned into a picture and read back from it: 32 bits of milliseconds and 8 bits of check, one block
 * each, white or black, along the upper edge. Blocks are large enough to survive any encoding.
 */
const timeBits = 32;
const checkBits = 8;
export const clockBlocks = timeBits + checkBits;

export interface ClockLayout {
  readonly blockPx: number;
  readonly heightPx: number;
}

export function clockLayout(width: number): ClockLayout {
  const blockPx = Math.floor(width / clockBlocks / 2) * 2;
  return { blockPx, heightPx: Math.max(8, blockPx) };
}

/** Writes a moment into the luminance of a yuv420p picture. */
export function burnClock(luma: Uint8Array, width: number, timeMs: number): void {
  const { blockPx, heightPx } = clockLayout(width);
  const bits = clockBitsOf(timeMs);
  for (let row = 0; row < heightPx; row++) {
    for (let block = 0; block < clockBlocks; block++) {
      const from = row * width + block * blockPx;
      luma.fill(bits[block] ? 235 : 16, from, from + blockPx);
    }
  }
}

/** The colours are taken out, so that black and white stay what they are. */
export function clearColour(chroma: Uint8Array, width: number): void {
  const rows = clockLayout(width).heightPx / 2;
  chroma.fill(128, 0, rows * (width / 2));
}

export function clockBitsOf(timeMs: number): boolean[] {
  const time = timeMs % 2 ** timeBits;
  const bits = bitsOf(time, timeBits);
  return [...bits, ...bitsOf(checkOf(time), checkBits)];
}

/** The moment nearest to `nowMs` that the blocks say; null when their check is wrong: a blurred or a foreign picture. */
export function readClock(bits: readonly boolean[], nowMs: number): number | null {
  const time = numberOf(bits.slice(0, timeBits));
  if (numberOf(bits.slice(timeBits)) !== checkOf(time)) return null;
  const whole = nowMs - (nowMs % 2 ** timeBits) + time;
  return whole > nowMs ? whole - 2 ** timeBits : whole;
}

function bitsOf(value: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, at) => Math.floor(value / 2 ** (count - 1 - at)) % 2 === 1);
}

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0);
}

function checkOf(time: number): number {
  const bytes = [time % 256, Math.floor(time / 256) % 256, Math.floor(time / 65_536) % 256];
  const last = Math.floor(time / 16_777_216) % 256;
  return bytes.reduce((sum, byte) => (sum * 31 + byte) % 256, last + 7) % 256;
}
