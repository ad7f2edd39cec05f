import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { BlobStore } from '../../../ports/blob.ts';
import { loadSharp } from '../../../sharp.ts';
import { cropArea, pictureFolder, pictureLimits, pictureUrl } from './picture.policy.ts';
import { createTurns } from './picture.turns.ts';
import type { PictureCrop, PictureView } from './product.schema.ts';

const turns = createTurns(pictureLimits.concurrencyMax, pictureLimits.waitingMax);

/**
 * Re-encodes an uploaded picture (JPEG, PNG, WebP or AVIF) to WebP that fits 1,200 × 1,200, without its metadata, and
 * keeps it under the hash of the result. Fails with `unsupported-media-type`, `body-too-large`, `unavailable` when
 * too many wait, or `bad-request` when it cannot be decoded.
 */
export async function storePicture(
  blobs: BlobStore,
  bytes: Uint8Array,
): Promise<Result<PictureView, Problem>> {
  if (bytes.length > pictureLimits.bytesMax) {
    return err({ type: 'body-too-large', detail: `At most ${pictureLimits.bytesMax} bytes.` });
  }
  if (pictureFormat(bytes) === null) {
    return err({ type: 'unsupported-media-type', detail: 'A picture is JPEG, PNG, WebP or AVIF.' });
  }
  return keep(blobs, () => encode(bytes));
}

/**
 * Keeps a part of a stored picture as a picture of its own; the whole one stays. Fails with `not-found`,
 * `bad-request` when the part is too small, or `unavailable` when too many wait.
 */
export async function cropPicture(
  blobs: BlobStore,
  key: string,
  crop: PictureCrop,
): Promise<Result<PictureView, Problem>> {
  const content = await blobs.get(`${pictureFolder}/${key}`);
  if (content === null) return err({ type: 'not-found', field: 'key' });
  const bytes = await buffer(content);
  return keep(blobs, () => cut(bytes, crop));
}

async function keep(
  blobs: BlobStore,
  work: () => Promise<Result<Buffer, Problem>>,
): Promise<Result<PictureView, Problem>> {
  const encoded = await turns.take(work);
  if (encoded === null) return err({ type: 'unavailable', detail: 'Too many pictures wait to be encoded.' });
  if (!encoded.ok) return encoded;
  const key = `${createHash('sha256').update(encoded.value).digest('hex')}.webp`;
  await blobs.put(`${pictureFolder}/${key}`, encoded.value, { contentType: 'image/webp' });
  return ok({ key, url: pictureUrl(key) });
}

async function cut(bytes: Uint8Array, crop: PictureCrop): Promise<Result<Buffer, Problem>> {
  const sharp = await loadSharp();
  const picture = sharp(bytes, { limitInputPixels: pictureLimits.pixelsMax });
  const area = cropArea(crop, await picture.metadata());
  if (area === null) {
    return err({
      type: 'bad-request',
      field: 'width',
      detail: `At least ${pictureLimits.cropSideMin} pixels each way stay.`,
    });
  }
  return ok(await picture.extract(area).webp({ quality: pictureLimits.cropQuality }).toBuffer());
}

async function encode(bytes: Uint8Array): Promise<Result<Buffer, Problem>> {
  const sharp = await loadSharp();
  try {
    const encoded = await sharp(bytes, {
      limitInputPixels: pictureLimits.pixelsMax,
      failOn: 'error',
      pages: 1,
    })
      .rotate()
      .resize({
        width: pictureLimits.sideMax,
        height: pictureLimits.sideMax,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: pictureLimits.quality })
      .timeout({ seconds: 15 })
      .toBuffer();
    return ok(encoded);
  } catch (error) {
    return err({
      type: 'bad-request',
      field: 'picture',
      detail: `The picture cannot be read: ${(error as Error).message}`,
    });
  }
}

/** Told by its first bytes; what the sender says it is does not count. Nothing that draws (SVG, PDF) is let near the decoder. */
export function pictureFormat(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'avif' | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.slice(4, 12) === 'ftypavif') return 'avif';
  return null;
}

/** The first of these pictures that was never stored; null when all were. */
export async function findMissingPicture(blobs: BlobStore, keys: readonly string[]): Promise<string | null> {
  const found = await Promise.all(keys.map((key) => blobs.stat(`${pictureFolder}/${key}`)));
  return keys.find((_key, index) => found[index] === null) ?? null;
}
