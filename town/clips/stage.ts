import type { Random } from '@kanmai/kernel';
import sharp from 'sharp';
import type { Canvas } from './backdrop.ts';
import { getEmoji } from './emoji.ts';
import type { Frame } from './frame.ts';
import { type LightMap, makeLightMap } from './light.ts';
import type { PaletteColours } from './palettes.ts';
import { footOf, loadSprite, type Sprite } from './sprite.ts';

/** Everything that the shots of one clip share. Lengths in pixels. */
export interface Stage extends Canvas {
  readonly colours: PaletteColours;
  readonly random: Random;
  /** The length of a beat of the music, in seconds. */
  readonly beatS: number;
  /** The product first. */
  readonly emoji: readonly string[];
  readonly hero: Sprite;
  readonly heroFoot: number;
  readonly companions: readonly Sprite[];
  /** The same, out of focus. */
  readonly blurred: readonly Sprite[];
  /** On the ground. */
  readonly shadow: Sprite;
  /** Behind the product when it floats: its own shape. */
  readonly silhouette: Sprite;
  readonly halo: Sprite;
  readonly star: Sprite;
  readonly confetti: readonly Sprite[];
  readonly light: LightMap;
}

/** One camera shot. `t` in seconds from its start. */
export interface Shot {
  readonly beats: number;
  paint(frame: Frame, t: number): void;
}

export type MakeShot = (stage: Stage, beats: number) => Promise<Shot>;

/** Where the light comes from, as a share of the height: behind the product's middle. */
export const lightHeight = 0.45;

export async function setStage(
  canvas: Canvas,
  parts: Pick<Stage, 'colours' | 'random' | 'beatS' | 'emoji'>,
): Promise<Stage> {
  const { width, height } = canvas;
  const [product, ...others] = parts.emoji.map(getEmoji);
  if (product === undefined) throw new Error('a clip needs an emoji of the product');
  const around = others.length > 0 ? others.slice(0, 5) : [getEmoji('✨')];
  const hero = await loadSprite(await crisp(product, width), evenSize(width * 0.86));
  return {
    ...canvas,
    ...parts,
    hero,
    heroFoot: footOf(hero),
    companions: await Promise.all(around.map((path) => loadSprite(path, 256))),
    blurred: await Promise.all([product, ...around].map((path) => loadSprite(path, 256, 9))),
    shadow: await loadSprite(ellipse('#14060a', 0.55), 256, 18),
    silhouette: await loadSprite(await silhouetteOf(product), 256, 10),
    halo: await loadSprite(glow('#ffffff'), 256, 2),
    star: await loadSprite(starSvg, 96),
    confetti: await Promise.all(parts.colours.accents.map((colour) => loadSprite(paper(colour), 48))),
    light: makeLightMap(width, height, width / 2, height * lightHeight),
  };
}

function evenSize(size: number): number {
  return Math.round(size / 8) * 8;
}

/** Enlarged with care: the illustrations are 256 pixels wide, and the product fills the screen. */
function crisp(path: string, width: number): Promise<Buffer> {
  return sharp(path)
    .resize(evenSize(width * 0.86), null, { kernel: 'lanczos3' })
    .sharpen({ sigma: 1.6 })
    .png()
    .toBuffer();
}

function silhouetteOf(path: string): Promise<Buffer> {
  return sharp(path).ensureAlpha().linear([0, 0, 0, 0.75], [20, 6, 10, 0]).png().toBuffer();
}

const svg = (body: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">${body}</svg>`,
  );

const ellipse = (colour: string, opacity: number) =>
  svg(`<ellipse cx="128" cy="128" rx="120" ry="120" fill="${colour}" opacity="${opacity}"/>`);

const glow = (colour: string) =>
  svg(
    `<defs><radialGradient id="g"><stop offset="0" stop-color="${colour}" stop-opacity=".9"/><stop offset=".5" stop-color="${colour}" stop-opacity=".32"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient></defs><circle cx="128" cy="128" r="128" fill="url(#g)"/>`,
  );

const paper = (colour: string) =>
  svg(`<rect x="28" y="68" width="200" height="120" rx="26" fill="${colour}"/>`);

const starSvg = svg(
  '<path d="M128 6 C136 96 160 120 250 128 C160 136 136 160 128 250 C120 160 96 136 6 128 C96 120 120 96 128 6Z" fill="#fff"/>',
);
