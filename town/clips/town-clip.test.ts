import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@kanmai/kernel';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { townShops } from '../src/shops.ts';
import { findEmoji, listEmoji } from './emoji.ts';
import { makeFrame } from './frame.ts';
import { palettes } from './palettes.ts';
import { renderAvatar, renderProductPicture } from './pictures.ts';
import { composeSoundtrack, sampleRate } from './soundtrack.ts';
import { layOut } from './town-clip.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanmai-pictures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const request = {
  emoji: ['🍅', '🌿', '💧', '☀️'],
  palette: 'citrus',
  seed: 7,
  seconds: 8,
  width: 540,
} as const;

async function framesOf(seed: number, times: readonly number[]) {
  const board = await layOut({ ...request, seed });
  const frame = makeFrame(board.width, board.height);
  return times.map((t) => {
    board.paint(frame, t);
    return { hash: createHash('sha256').update(frame.bytes).digest('hex'), luma: meanOf(frame.luma) };
  });
}

function meanOf(plane: Uint8Array): number {
  return plane.reduce((sum, value) => sum + value, 0) / plane.length;
}

describe('a town clip', () => {
  it('is the same for the same seed, painted in any order, and another for another seed', async () => {
    const [early, late] = await framesOf(7, [0.5, 6.2]);
    const [lateAgain, earlyAgain] = await framesOf(7, [6.2, 0.5]);
    expect(earlyAgain).toEqual(early);
    expect(lateAgain).toEqual(late);
    expect((await framesOf(8, [0.5]))[0]?.hash).not.toBe(early?.hash);
  });

  it('moves in every moment and is never dark', async () => {
    const frames = await framesOf(
      11,
      Array.from({ length: 16 }, (_, at) => at / 2),
    );
    expect(new Set(frames.map(({ hash }) => hash)).size).toBe(frames.length);
    for (const { luma } of frames) expect(luma).toBeGreaterThan(60);
  });

  it('cuts on the beat, inside its length', async () => {
    const board = await layOut(request);
    expect(board.cuts.length).toBeGreaterThan(0);
    for (const cut of board.cuts) {
      expect(cut).toBeLessThan(board.seconds);
      expect(Math.abs(cut / board.beatS - Math.round(cut / board.beatS))).toBeLessThan(1e-9);
    }
  });

  it('refuses a product that nobody drew', async () => {
    await expect(layOut({ ...request, emoji: ['not an emoji'] })).rejects.toThrow('no illustration');
  });
});

describe('the music', () => {
  it('is stereo sound of the asked length, neither silent nor broken', () => {
    const wav = composeSoundtrack({ seconds: 3, beatS: 0.5, random: seededRandom(1), cuts: [1.5] });
    expect(wav.length).toBe(44 + 3 * sampleRate * 4);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([2, sampleRate, 16]);
    const samples = Array.from({ length: 3 * sampleRate }, (_, at) => Math.abs(wav.readInt16LE(44 + at * 4)));
    const loudest = samples.reduce((most, value) => Math.max(most, value), 0);
    expect(loudest).toBeGreaterThan(8000);
    expect(loudest).toBeLessThan(32_000);
    expect(samples.at(-1)).toBeLessThan(200);
  });
});

describe('illustrations', () => {
  it('are found with and without the variation selector', () => {
    expect(findEmoji('☀️')).not.toBeNull();
    expect(findEmoji('☀️')).toBe(findEmoji('☀'));
    expect(findEmoji('看')).toBeNull();
    expect(listEmoji().length).toBeGreaterThan(1000);
  });

  it('exist for everything that the town shows', () => {
    const shown = townShops.flatMap((shop) => [shop.avatar, ...shop.products.flatMap(({ emoji }) => emoji)]);
    expect(shown.filter((emoji) => findEmoji(emoji) === null)).toEqual([]);
    expect(townShops.filter((shop) => !(shop.palette in palettes))).toEqual([]);
  });
});

describe('pictures', () => {
  it('are square WebP files, one look for one seed', async () => {
    const picture = (name: string, seed: number) => ({
      emoji: '🍅',
      palette: 'leaf' as const,
      seed,
      outputPath: join(folder, name),
    });
    await renderProductPicture(picture('a.webp', 1));
    await renderProductPicture(picture('b.webp', 1));
    await renderAvatar(picture('c.webp', 1));
    expect(await sharp(join(folder, 'a.webp')).metadata()).toMatchObject({
      format: 'webp',
      width: 800,
      height: 800,
    });
    expect(await sharp(join(folder, 'c.webp')).metadata()).toMatchObject({
      format: 'webp',
      width: 256,
      height: 256,
    });
    const [a, b] = await Promise.all(
      ['a.webp', 'b.webp'].map((name) => sharp(join(folder, name)).raw().toBuffer()),
    );
    expect(a?.equals(b as Buffer)).toBe(true);
  });
});
