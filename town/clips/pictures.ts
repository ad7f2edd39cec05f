import { seededRandom } from '@kanmai/kernel';
import sharp from 'sharp';
import { getEmoji } from './emoji.ts';
import { type PaletteName, palettes } from './palettes.ts';

export interface PictureRequest {
  readonly emoji: string;
  readonly palette: PaletteName;
  readonly seed: number;
  readonly outputPath: string;
}

const productSide = 800;
const avatarSide = 256;

/** A product on a soft studio backdrop: a square WebP of 800 pixels. */
export async function renderProductPicture({
  emoji,
  palette,
  seed,
  outputPath,
}: PictureRequest): Promise<void> {
  const side = productSide;
  const random = seededRandom(seed);
  const { light, middle, deep, accents } = palettes[palette];
  const [x, y] = [side * (0.2 + random.next() * 0.6), side * (0.16 + random.next() * 0.2)];
  const disc = side * (0.3 + random.next() * 0.06);
  const ground = side * 0.82;
  const backdrop = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
  <defs>
    <radialGradient id="wall" cx="50%" cy="40%" r="80%"><stop offset="0" stop-color="#ffffff"/><stop offset=".4" stop-color="${light}"/><stop offset="1" stop-color="${middle}"/></radialGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${middle}" stop-opacity="0"/><stop offset="1" stop-color="${deep}" stop-opacity=".5"/></linearGradient>
    <filter id="soft" x="-60%" y="-200%" width="220%" height="500%"><feGaussianBlur stdDeviation="18"/></filter>
    <filter id="softer" x="-80%" y="-80%" width="260%" height="260%"><feGaussianBlur stdDeviation="70"/></filter>
  </defs>
  <rect width="${side}" height="${side}" fill="url(#wall)"/>
  <circle cx="${x}" cy="${y}" r="190" fill="${accents[3]}" opacity=".35" filter="url(#softer)"/>
  <circle cx="${side - x}" cy="${side * 0.7}" r="170" fill="${accents[0]}" opacity=".18" filter="url(#softer)"/>
  <circle cx="${side / 2}" cy="${side * 0.46}" r="${disc}" fill="#ffffff" opacity=".5"/>
  <rect y="${side * 0.6}" width="${side}" height="${side * 0.4}" fill="url(#floor)"/>
  <ellipse cx="${side / 2 + 12}" cy="${ground}" rx="${side * 0.27}" ry="20" fill="${deep}" opacity=".6" filter="url(#soft)"/>
  <ellipse cx="${side / 2}" cy="${ground - 4}" rx="${side * 0.17}" ry="10" fill="#1a0f14" opacity=".42" filter="url(#soft)"/>
  </svg>`;
  const product = await standing(emoji, Math.round(side * 0.6));
  await sharp(Buffer.from(backdrop))
    .composite([
      {
        input: product.data,
        left: Math.round((side - product.width) / 2),
        top: Math.round(ground - product.height),
      },
    ])
    .removeAlpha()
    .webp({ quality: 84 })
    .toFile(outputPath);
}

/** The illustration without its empty edge, so that it can stand on something. */
async function standing(emoji: string, side: number) {
  const trimmed = await sharp(getEmoji(emoji)).trim({ threshold: 8 }).png().toBuffer();
  const { data, info } = await sharp(trimmed)
    .resize(side, side, { fit: 'inside', kernel: 'lanczos3' })
    .sharpen({ sigma: 1.4 })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A face or a sign for a person or a shop: a square WebP of 256 pixels, good in a circle. */
export async function renderAvatar({ emoji, palette, seed, outputPath }: PictureRequest): Promise<void> {
  const side = avatarSide;
  const { light, middle, deep } = palettes[palette];
  const turn = Math.round(seededRandom(seed).next() * 360);
  const backdrop = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
  <defs><linearGradient id="g" gradientTransform="rotate(${turn} .5 .5)"><stop offset="0" stop-color="${light}"/><stop offset=".55" stop-color="${middle}"/><stop offset="1" stop-color="${deep}"/></linearGradient>
  <radialGradient id="h" cx="50%" cy="45%" r="50%"><stop offset="0" stop-color="#ffffff" stop-opacity=".7"/><stop offset="1" stop-color="#ffffff" stop-opacity="0"/></radialGradient></defs>
  <rect width="${side}" height="${side}" fill="url(#g)"/><rect width="${side}" height="${side}" fill="url(#h)"/></svg>`;
  const size = Math.round(side * 0.62);
  const face = await sharp(getEmoji(emoji)).resize(size, size).png().toBuffer();
  await sharp(Buffer.from(backdrop))
    .composite([{ input: face }])
    .removeAlpha()
    .webp({ quality: 84 })
    .toFile(outputPath);
}
