import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { BlobStore } from '../../../ports/blob.ts';
import { loadSharp } from '../../../sharp.ts';
import { pictureFolder, pictureFormat, pictureLimits } from '../../trade/catalogue/index.ts';

const sideMax = 256;
const atOnceMax = 4;
let running = 0;

/** Makes a square avatar of an uploaded picture and keeps it. Answers its key, or why it cannot be one. */
export async function storeAvatar(blobs: BlobStore, bytes: Uint8Array): Promise<Result<string, Problem>> {
  if (pictureFormat(bytes) === null) {
    return err({ type: 'unsupported-media-type', detail: 'A picture is JPEG, PNG, WebP or AVIF.' });
  }
  if (running >= atOnceMax)
    return err({ type: 'unavailable', detail: 'Too many pictures are being prepared.' });
  running += 1;
  try {
    const encoded = await encode(bytes);
    if (!encoded.ok) return encoded;
    const key = `${createHash('sha256').update(encoded.value).digest('hex')}.webp`;
    await blobs.put(`${pictureFolder}/${key}`, encoded.value, { contentType: 'image/webp' });
    return ok(key);
  } finally {
    running -= 1;
  }
}

async function encode(bytes: Uint8Array): Promise<Result<Buffer, Problem>> {
  const sharp = await loadSharp();
  try {
    const picture = sharp(bytes, { limitInputPixels: pictureLimits.pixelsMax, failOn: 'error', pages: 1 });
    const square = picture.rotate().resize({ width: sideMax, height: sideMax, fit: 'cover' });
    return ok(await square.webp({ quality: pictureLimits.quality }).timeout({ seconds: 15 }).toBuffer());
  } catch (error) {
    return err({ type: 'bad-request', detail: `The picture cannot be read: ${(error as Error).message}` });
  }
}
