import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaFile, MediaStrip } from '../ports/media.ts';
import { loadSharp } from '../sharp.ts';

/** How many pictures are taken evenly over a clip. */
export const sampleCount = 10;
export const samplePattern = 'sample-%02d.jpg';
const tileHeightMax = 160;

/** Makes the cover and the strip of thumbnails from the sample pictures in `workDir`, and removes those. */
export async function makePictures(workDir: string): Promise<{ cover: MediaFile; strip: MediaStrip } | null> {
  const names = (await readdir(workDir)).filter((name) => /^sample-\d\d\.jpg$/.test(name)).sort();
  const samples = names.slice(0, sampleCount).map((name) => join(workDir, name));
  if (samples.length === 0) return null;
  const cover = await makeCover(samples, join(workDir, 'cover.webp'));
  const strip = await makeStrip(samples, join(workDir, 'strip.webp'));
  await Promise.all(names.map((name) => rm(join(workDir, name))));
  return { cover, strip };
}

/** The liveliest picture of the first half: neither black, nor a title card, nor a blur. */
async function makeCover(samples: readonly string[], path: string): Promise<MediaFile> {
  const sharp = await loadSharp();
  const candidates = samples.slice(0, Math.max(1, Math.ceil(samples.length / 2)));
  let best = { path: candidates[0] ?? '', score: Number.NEGATIVE_INFINITY };
  for (const candidate of candidates) {
    const { entropy, sharpness, channels } = await sharp(candidate).resize(180).stats();
    const brightness = channels.reduce((sum, channel) => sum + channel.mean, 0) / channels.length;
    const isDim = brightness < 24 || brightness > 245;
    const score = entropy + Math.min(sharpness, 4) * 0.25 - (isDim ? 4 : 0);
    // Earlier wins unless a later one is clearly better: the cover should promise how the clip begins.
    if (score > best.score + 0.05) best = { path: candidate, score };
  }
  await sharp(best.path).webp({ quality: 80 }).toFile(path);
  return fileOf(path, 'image/webp');
}

async function makeStrip(samples: readonly string[], path: string): Promise<MediaStrip> {
  const sharp = await loadSharp();
  const { width, height } = await sharp(samples[0]).metadata();
  const tileHeight = Math.min(tileHeightMax, height);
  const tileWidth = Math.max(1, Math.round((width * tileHeight) / height));
  const tiles = await Promise.all(
    samples.map((sample) => sharp(sample).resize(tileWidth, tileHeight, { fit: 'fill' }).toBuffer()),
  );
  await sharp({
    create: { width: tileWidth * tiles.length, height: tileHeight, channels: 3, background: '#000' },
  })
    .composite(tiles.map((input, index) => ({ input, left: index * tileWidth, top: 0 })))
    .webp({ quality: 70 })
    .toFile(path);
  return { ...(await fileOf(path, 'image/webp')), tiles: tiles.length, tileWidth, tileHeight };
}

export async function fileOf<Type extends MediaFile['contentType']>(path: string, contentType: Type) {
  return { path, bytes: (await stat(path)).size, contentType };
}
