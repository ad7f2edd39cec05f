import { hash } from 'node:crypto';
import { err, newId, ok, type Result } from '@kanmai/kernel';
import { checklistFor } from '@kanmai/trust';
import { Rollback, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { type PrivateFile, readPrivateFile, storePrivateFile } from '../../people/private-files/index.ts';
import { lockPieces, type StoredPiece } from './inspection.store.ts';
import { deletePhoto, findPhoto, insertPhoto, listPhotos } from './photo.store.ts';
import { inspectionPolicy } from './warehouse.policy.ts';

/** Keeps a picture of a piece, sealed; a new one of the same thing takes the place of the old. */
export async function takePhoto(
  deps: FeatureDeps,
  actorId: string,
  { id, slot }: { readonly id: string; readonly slot: string },
  body: unknown,
): Promise<Result<void, Problem>> {
  // Asked before a body is worked on, and again under the lock.
  const [before] = await unitOfWork(deps.db, (tx) => lockPieces(tx, { id }));
  const refused = refuse(before, slot);
  if (refused !== null) return err(refused);
  const file = await storePrivateFile(deps, id, body);
  if (!file.ok) return file;
  const kept = file.value.contentType.startsWith('image/')
    ? await keep(deps, actorId, { id, slot }, file.value, hash('sha256', body as Buffer, 'buffer'))
    : err<Problem>({ type: 'unsupported-media-type', detail: 'A picture is JPEG, PNG or WebP.' });
  const unused = kept.ok ? kept.value : file.value.blobKey;
  if (unused !== null) await deps.blobs.delete(unused);
  return kept.ok ? ok(undefined) : kept;
}

/** Answers the key of the file that is not needed any more. */
async function keep(
  deps: FeatureDeps,
  authorId: string,
  { id, slot }: { readonly id: string; readonly slot: string },
  { blobKey, contentType, bytes }: PrivateFile,
  sha256: Buffer,
): Promise<Result<string | null, Problem>> {
  const nowMs = deps.clock.nowMs();
  try {
    return ok(
      await unitOfWork(deps.db, async (tx) => {
        const [piece] = await lockPieces(tx, { id });
        const refused = refuse(piece, slot);
        if (refused !== null) throw new Rollback<Problem>(refused);
        const photos = await listPhotos(tx, [id]);
        const same = photos.find((photo) => photo.sha256.equals(sha256));
        if (same?.slot === slot) return blobKey;
        if (same !== undefined)
          throw new Rollback<Problem>({
            ...{ type: 'state-conflict', field: 'slot' },
            detail: `This picture was shown for ${same.slot}.`,
          });
        const old = photos.find((photo) => photo.slot === slot);
        if (old !== undefined) await deletePhoto(tx, old.id);
        else if (photos.length >= inspectionPolicy.photosMax)
          throw new Rollback<Problem>({ type: 'too-many', limit: inspectionPolicy.photosMax });
        const photo = { id: newId('evidence', nowMs, deps.random), inspectionId: id, slot, authorId };
        await insertPhoto(tx, { ...photo, blobKey, contentType, bytes, sha256 }, nowMs);
        return old?.blobKey ?? null;
      }),
    );
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

/** Pictures are taken between intake and judgement: what was judged is not added to. */
function refuse(piece: StoredPiece | undefined, slot: string): Problem | null {
  if (piece === undefined) return { type: 'not-found' };
  if (piece.state.name !== 'arrived') return { type: 'state-conflict', state: piece.state.name };
  const { photos } = checklistFor(piece.kind);
  if (photos.includes(slot) || slot === 'other') return null;
  return { type: 'bad-request', field: 'slot', detail: `Pictures are of ${photos.join(', ')} or other.` };
}

/** A picture of a piece of this order, opened. */
export async function openPhoto(
  deps: FeatureDeps,
  of: { readonly inspectionId: string; readonly photoId: string },
): Promise<Result<{ contentType: string; bytes: Buffer }, Problem>> {
  const photo = await findPhoto(deps.db, of);
  const bytes = photo === null ? null : await readPrivateFile(deps, photo.blobKey);
  return photo === null || bytes === null
    ? err({ type: 'not-found' })
    : ok({ contentType: photo.contentType, bytes });
}
