import { minuteMs } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import { mayGoAnywhere } from '../../../public-network.ts';
import { changeProduct, storePicture } from '../catalogue/index.ts';
import { enqueuePictures } from './catalogue-file.queue.ts';
import type { FileDeps } from './catalogue-file.service.ts';
import {
  addCounts,
  insertFaults,
  lockFile,
  rememberOrigins,
  removeWaitingPictures,
  type WaitingPicture,
} from './catalogue-file.store.ts';
import { findOrigins, listWaitingPictures } from './catalogue-file.views.ts';
import { fault } from './faults.ts';
import { pictureAddresses } from './picture-addresses.ts';
import { fetchPicture } from './picture-fetch.ts';

const productsAtOnce = 8;
const sliceMs = minuteMs / 2;

/** Fetches the pictures that products of a file wait for. A product keeps those that could be fetched. */
export async function fetchSlice(deps: FileDeps, fileId: string, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now();
  const file = await unitOfWork(deps.db, (tx) => lockFile(tx, fileId));
  if (file === null) return;
  while (!signal.aborted && performance.now() - startedMs < sliceMs) {
    const waiting = await listWaitingPictures(deps.db, fileId, productsAtOnce);
    if (waiting.size === 0) return;
    const urls = [...waiting.values()].flat().map(({ url }) => url);
    const addresses = pictureAddresses(deps.origin, await findOrigins(deps.db, file.shopId, urls));
    for (const [productId, pictures] of waiting) {
      const found = await Promise.all(
        pictures.map(async (picture) => ({
          picture,
          ...(await pictureOf(deps, picture, addresses.keyOf(picture.url), signal)),
        })),
      );
      if (signal.aborted) break;
      await keep(deps, fileId, productId, found);
    }
  }
  await unitOfWork(deps.db, (tx) => enqueuePictures(tx, deps, fileId));
}

type Found = { readonly picture: WaitingPicture; readonly key: string | null; readonly reason: string };

async function pictureOf(
  deps: FileDeps,
  { url }: WaitingPicture,
  known: string | null,
  signal: AbortSignal,
): Promise<{ key: string | null; reason: string }> {
  if (known !== null) return { key: known, reason: '' };
  const fetched = await fetchPicture(url, mayGoAnywhere(deps.config), signal);
  if ('fault' in fetched) return { key: null, reason: fetched.fault };
  const stored = await storePicture(deps.blobs, fetched.bytes);
  return stored.ok ? { key: stored.value.key, reason: '' } : { key: null, reason: stored.failure.type };
}

async function keep(
  deps: FileDeps,
  fileId: string,
  productId: string,
  found: readonly Found[],
): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    const file = await lockFile(tx, fileId);
    if (file === null || (await removeWaitingPictures(tx, fileId, productId)) === 0) return;
    const nowMs = deps.clock.nowMs();
    const good = found.flatMap(({ picture, key }) => (key === null ? [] : [{ url: picture.url, key }]));
    await rememberOrigins(tx, file.shopId, distinct(good), nowMs);
    const pictureKeys = [...new Set(good.map(({ key }) => key))];
    // Gone meanwhile, or taken down: then its pictures do not matter.
    if (pictureKeys.length > 0) await changeProduct(tx, deps, file.shopId, productId, { pictureKeys });
    const faults = found.flatMap(({ picture, key, reason }) =>
      key === null ? [fault(picture.line, 'image', 'picture-not-fetched', `${picture.url}: ${reason}`)] : [],
    );
    await insertFaults(tx, file, faults);
    await addCounts(tx, fileId, { pictureDoneCount: found.length, faultCount: faults.length }, nowMs);
  });
  deps.eventsAppended();
}

/** One statement cannot touch a row twice. */
function distinct<Origin extends { readonly url: string }>(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((origin) => [origin.url, origin])).values()];
}
