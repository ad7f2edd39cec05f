import { type Random, randomPick } from '@kanmai/kernel';
import sharp from 'sharp';
import { getEmoji } from './emoji.ts';
import { type Frame, frameOfRgb } from './frame.ts';
import type { PaletteColours } from './palettes.ts';

export interface Canvas {
  readonly width: number;
  readonly height: number;
}

/** Where a product stands on its pedestal, as shares of the canvas. */
export const pedestalTop = 0.635;

/** A room with light from above, a floor, and a round pedestal in the middle. */
export async function studioPlate(canvas: Canvas, colours: PaletteColours, random: Random): Promise<Frame> {
  const { width: w, height: h } = canvas;
  const { light, middle, deep, accents } = colours;
  const top = h * pedestalTop;
  const rx = w * 0.36;
  const accent = accents[0];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
  <defs>
    <radialGradient id="wall" cx="50%" cy="42%" r="75%"><stop offset="0" stop-color="${light}"/><stop offset=".45" stop-color="${middle}"/><stop offset="1" stop-color="${deep}"/></radialGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${middle}"/><stop offset="1" stop-color="${deep}"/></linearGradient>
    <linearGradient id="side" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="${deep}"/><stop offset=".35" stop-color="${light}"/><stop offset=".6" stop-color="${middle}"/><stop offset="1" stop-color="${deep}"/></linearGradient>
    <radialGradient id="top" cx="50%" cy="35%" r="70%"><stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="${light}"/></radialGradient>
    <filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${w * 0.035}"/></filter>
    <filter id="softer" x="-80%" y="-80%" width="260%" height="260%"><feGaussianBlur stdDeviation="${w * 0.09}"/></filter>
  </defs>
  <rect width="${w}" height="${h}" fill="url(#wall)"/>
  <circle cx="${w * 0.08}" cy="${h * 0.14}" r="${w * 0.26}" fill="${accents[3]}" opacity=".38" filter="url(#softer)"/>
  <circle cx="${w * 0.95}" cy="${h * 0.5}" r="${w * 0.25}" fill="${accent}" opacity=".26" filter="url(#softer)"/>
  ${arch(canvas, colours, random)}
  <path d="M0 ${h * 0.72} Q${w / 2} ${h * 0.685} ${w} ${h * 0.72} V${h} H0Z" fill="url(#floor)"/>
  <ellipse cx="${w / 2}" cy="${top + h * 0.135}" rx="${rx * 1.32}" ry="${h * 0.05}" fill="#000000" opacity=".32" filter="url(#soft)"/>
  ${tier(w / 2, top + h * 0.07, rx * 1.22, h * 0.048)}
  <path d="M${w / 2 - rx * 1.22} ${top + h * 0.075} a${rx * 1.22} ${rx * 0.26} 0 0 0 ${rx * 2.44} 0" fill="none" stroke="${accent}" stroke-width="${w * 0.009}" opacity=".85"/>
  ${tier(w / 2, top, rx, h * 0.058)}
  <ellipse cx="${w / 2}" cy="${top}" rx="${rx * 0.8}" ry="${rx * 0.165}" fill="none" stroke="#ffffff" stroke-width="${w * 0.004}" opacity=".7"/>
  </svg>`;
  return rasterise(svg, canvas, random);
}

/** A disc with a wall below it. */
function tier(x: number, y: number, rx: number, high: number): string {
  const ry = rx * 0.21;
  return `<path d="M${x - rx} ${y} v${high} a${rx} ${ry} 0 0 0 ${rx * 2} 0 v${-high}Z" fill="url(#side)"/>
  <ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#top)"/>`;
}

/** What stands behind the product: an arch, rings, or a tall disc. */
function arch({ width: w, height: h }: Canvas, { light, accents }: PaletteColours, random: Random): string {
  const kind = randomPick(random, ['arch', 'rings', 'sun']);
  if (kind === 'arch') {
    const door = (half: number, high: number, opacity: number) =>
      `<path d="M${w / 2 - half} ${h * 0.74} V${high + half} a${half} ${half} 0 0 1 ${half * 2} 0 V${h * 0.74}Z" fill="#ffffff" opacity="${opacity}"/>`;
    return door(w * 0.42, h * 0.17, 0.16) + door(w * 0.34, h * 0.225, 0.2);
  }
  if (kind === 'sun') {
    return `<circle cx="${w / 2}" cy="${h * 0.43}" r="${w * 0.4}" fill="${light}" opacity=".75"/><circle cx="${w / 2}" cy="${h * 0.43}" r="${w * 0.445}" fill="none" stroke="${accents[1]}" stroke-width="3" opacity=".55"/>`;
  }
  return [0.3, 0.4, 0.5, 0.6]
    .map(
      (r, at) =>
        `<circle cx="${w / 2}" cy="${h * 0.43}" r="${w * r}" fill="#ffffff" opacity="${0.17 - at * 0.03}"/>`,
    )
    .join('');
}

/** A flat paper printed with pale pictures, which repeats in both directions. */
export async function paperPlate(
  canvas: Canvas,
  ground: string,
  emoji: readonly string[],
  random: Random,
): Promise<Frame> {
  const [tileWidth, tileHeight] = [canvas.width / 3, canvas.height / 5];
  const size = Math.round(tileWidth * 0.42);
  const stamps = await Promise.all(
    emoji.slice(0, 3).map((one, at) => stampOf(one, size, at % 2 === 0 ? -16 : 14)),
  );
  const layers = [];
  for (let row = 0; row < 10; row++) {
    for (let column = 0; column < 3; column++) {
      const stamp = stamps[(row + column) % stamps.length] as { data: Buffer; side: number };
      const x = (column + (row % 2) / 2 + 0.25) * tileWidth;
      const y = (row + 0.5) * (tileHeight / 2);
      layers.push(...wrapped(stamp, Math.round(x), Math.round(y), canvas));
    }
  }
  const { data } = await sharp({ create: { ...canvas, channels: 3, background: ground } })
    .composite(layers)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return frameOfRgb(data, canvas.width, canvas.height, () => random.next() - 0.5);
}

async function stampOf(emoji: string, size: number, angle: number): Promise<{ data: Buffer; side: number }> {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const { data, info } = await sharp(getEmoji(emoji))
    .resize(size, size)
    .ensureAlpha()
    .rotate(angle, { background: clear })
    .linear([1, 1, 1, 0.34], [0, 0, 0, 0])
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, side: info.width };
}

/** A stamp, and again at the opposite edge where it is cut. */
function wrapped(stamp: { data: Buffer; side: number }, x: number, y: number, { width, height }: Canvas) {
  const half = Math.round(stamp.side / 2);
  const places = [];
  for (const left of [x - half, x - half - width]) {
    for (const top of [y - half, y - half - height]) {
      const isSeen = left > -stamp.side && top > -stamp.side && left < width && top < height;
      if (isSeen) places.push({ input: stamp.data, left, top });
    }
  }
  return places;
}

/** A band of pictures side by side, on a flat ground, which repeats from left to right. */
export async function bandPlate(
  { width, height }: Canvas,
  ground: string,
  emoji: readonly string[],
  random: Random,
): Promise<Frame> {
  const step = width / emoji.length;
  const size = Math.round(Math.min(step * 0.78, height * 0.8));
  const pictures = await Promise.all(
    emoji.map(async (one, at) => ({
      input: await sharp(getEmoji(one)).resize(size, size).png().toBuffer(),
      left: Math.round((at + 0.5) * step - size / 2),
      top: Math.round((height - size) / 2),
    })),
  );
  const shade = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${emoji
    .map(
      (_, at) =>
        `<ellipse cx="${(at + 0.5) * step}" cy="${height / 2 + size * 0.48}" rx="${size * 0.36}" ry="${size * 0.07}" fill="#000" opacity=".16"/>`,
    )
    .join('')}<rect y="${height - 2}" width="${width}" height="2" fill="#000" opacity=".05"/></svg>`;
  const { data } = await sharp({ create: { width, height, channels: 3, background: ground } })
    .composite([{ input: Buffer.from(shade) }, ...pictures])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return frameOfRgb(data, width, height, () => random.next() - 0.5);
}

/** A glow in the middle of deep colour. */
export async function glowPlate(canvas: Canvas, colours: PaletteColours, random: Random): Promise<Frame> {
  const { width: w, height: h } = canvas;
  const { light, middle, deep, accents } = colours;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
  <defs><radialGradient id="glow" cx="50%" cy="45%" r="62%"><stop offset="0" stop-color="${light}"/><stop offset=".38" stop-color="${middle}"/><stop offset="1" stop-color="${deep}"/></radialGradient>
  <filter id="soft" x="-80%" y="-80%" width="260%" height="260%"><feGaussianBlur stdDeviation="${w * 0.1}"/></filter></defs>
  <rect width="${w}" height="${h}" fill="url(#glow)"/>
  <circle cx="${w * 0.9}" cy="${h * 0.1}" r="${w * 0.3}" fill="${accents[0]}" opacity=".4" filter="url(#soft)"/>
  <circle cx="${w * 0.05}" cy="${h * 0.88}" r="${w * 0.34}" fill="${accents[3]}" opacity=".4" filter="url(#soft)"/>
  </svg>`;
  return rasterise(svg, canvas, random);
}

async function rasterise(svg: string, { width, height }: Canvas, random: Random): Promise<Frame> {
  const { data } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return frameOfRgb(data, width, height, () => random.next() - 0.5);
}
