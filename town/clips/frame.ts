/**
 * A picture in the layout that video is encoded in (planar Y'CbCr 4:2:0, BT.709, limited range), so that composing
 * touches half the bytes of RGB and the encoder converts nothing. Blending is linear in these coordinates too.
 */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
  readonly blue: Uint8Array;
  readonly red: Uint8Array;
  /** The three planes, one behind the other. */
  readonly bytes: Uint8Array;
}

export interface Colour {
  readonly luma: number;
  readonly blue: number;
  readonly red: number;
}

export function makeFrame(width: number, height: number): Frame {
  const size = width * height;
  const bytes = new Uint8Array((size * 3) / 2);
  return {
    width,
    height,
    bytes,
    luma: bytes.subarray(0, size),
    blue: bytes.subarray(size, size + size / 4),
    red: bytes.subarray(size + size / 4),
  };
}

/** BT.709, 8 bits, limited range (ITU-R BT.709-6, 3). */
export function toLuma(red: number, green: number, blue: number): number {
  return 16 + 0.1826 * red + 0.6142 * green + 0.062 * blue;
}
export function toBlue(red: number, green: number, blue: number): number {
  return 128 - 0.1006 * red - 0.3386 * green + 0.4392 * blue;
}
export function toRed(red: number, green: number, blue: number): number {
  return 128 + 0.4392 * red - 0.3989 * green - 0.0403 * blue;
}

/** From `#rrggbb`. */
export function toColour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255] as const;
  return {
    luma: Math.round(toLuma(red, green, blue)),
    blue: Math.round(toBlue(red, green, blue)),
    red: Math.round(toRed(red, green, blue)),
  };
}

/** A frame from RGB bytes. `dither` answers −0.5…0.5: smooth gradients would show bands without it. */
export function frameOfRgb(rgb: Uint8Array, width: number, height: number, dither: () => number): Frame {
  const frame = makeFrame(width, height);
  for (let at = 0; at < width * height; at++) {
    const [red, green, blue] = [rgb[at * 3] ?? 0, rgb[at * 3 + 1] ?? 0, rgb[at * 3 + 2] ?? 0] as const;
    frame.luma[at] = toLuma(red, green, blue) + 0.5 + dither() * 1.6;
  }
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const from = (y * width + x) * 3;
      const [red, green, blue] = [rgb[from] ?? 0, rgb[from + 1] ?? 0, rgb[from + 2] ?? 0] as const;
      const to = (y >> 1) * (width >> 1) + (x >> 1);
      frame.blue[to] = toBlue(red, green, blue) + 0.5;
      frame.red[to] = toRed(red, green, blue) + 0.5;
    }
  }
  return frame;
}
