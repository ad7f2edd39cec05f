import sharp from 'sharp';
import { toBlue, toLuma, toRed } from './frame.ts';

/**
 * A picture with alpha, ready to be drawn turned and scaled: colours multiplied by alpha, two channels packed in one
 * integer so that one multiplication mixes both, in several sizes so that shrinking does not flicker.
 */
export interface Sprite {
  /** From large to small, each square. */
  readonly levels: readonly SpriteLevel[];
  /** Out of focus: has no detail, so that one sample serves four pixels. */
  readonly soft: boolean;
}

export interface SpriteLevel {
  readonly size: number;
  /** Luma in the low half, alpha in the high half. */
  readonly lumaAlpha: Int32Array;
  /** Blue difference in the low half, red difference in the high half. */
  readonly chroma: Int32Array;
}

/** From a square picture, any format that sharp reads. `softness` blurs, as of things out of focus, in pixels of `size`. */
export async function loadSprite(input: string | Buffer, size: number, softness = 0): Promise<Sprite> {
  const levels: SpriteLevel[] = [];
  // An empty edge, or whatever touches it would be drawn jagged.
  const margin = 2 + Math.ceil(softness * 2);
  const inner = size - margin * 2;
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const framed = sharp(input)
    .resize(inner, inner, { fit: 'contain', background: clear, kernel: 'lanczos3' })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: clear });
  const full = await framed.ensureAlpha().png({ compressionLevel: 0 }).toBuffer();
  for (let level = size; level >= Math.min(size, 48); level = Math.floor(level / 2)) {
    const blur = (softness * level) / size;
    const scaled = sharp(full).resize(level, level);
    const { data } = await (blur > 0.3 ? scaled.blur(blur) : scaled)
      .raw()
      .toBuffer({ resolveWithObject: true });
    levels.push(packLevel(data, level));
  }
  return { levels, soft: softness > 0 };
}

function packLevel(rgba: Uint8Array, size: number): SpriteLevel {
  const lumaAlpha = new Int32Array(size * size);
  const chroma = new Int32Array(size * size);
  for (let at = 0; at < size * size; at++) {
    const red = rgba[at * 4] as number;
    const green = rgba[at * 4 + 1] as number;
    const blue = rgba[at * 4 + 2] as number;
    const alpha = rgba[at * 4 + 3] as number;
    const share = alpha / 255;
    lumaAlpha[at] = Math.round(toLuma(red, green, blue) * share) | (alpha << 16);
    chroma[at] =
      Math.round(toBlue(red, green, blue) * share) | (Math.round(toRed(red, green, blue) * share) << 16);
  }
  return { size, lumaAlpha, chroma };
}

/** How far down the picture its lowest solid row stands, from 0 (top) to 1: where it touches the ground. */
export function footOf(sprite: Sprite): number {
  const level = sprite.levels.at(-1) as SpriteLevel;
  for (let y = level.size - 1; y >= 0; y--) {
    for (let x = 0; x < level.size; x++) {
      if ((level.lumaAlpha[y * level.size + x] as number) >>> 16 > 128) return (y + 1) / level.size;
    }
  }
  return 1;
}
