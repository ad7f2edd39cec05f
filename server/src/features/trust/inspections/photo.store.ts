import type { Database, Tx } from '../../../database.ts';

export interface StoredPhoto {
  readonly id: string;
  readonly inspectionId: string;
  readonly slot: string;
  readonly blobKey: string;
  readonly contentType: string;
  readonly sha256: Buffer;
}

export async function insertPhoto(
  tx: Tx,
  photo: StoredPhoto & { readonly authorId: string; readonly bytes: number },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('inspection_photos')
    .values({
      ...{ id: photo.id, inspection_id: photo.inspectionId, slot: photo.slot, author_id: photo.authorId },
      ...{ blob_key: photo.blobKey, content_type: photo.contentType, bytes: photo.bytes },
      ...{ sha256: photo.sha256, created_at: new Date(nowMs) },
    })
    .execute();
}

export async function deletePhoto(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('inspection_photos').where('id', '=', id).execute();
}

export async function listPhotos(
  db: Database | Tx,
  inspectionIds: readonly string[],
): Promise<StoredPhoto[]> {
  if (inspectionIds.length === 0) return [];
  return db
    .selectFrom('inspection_photos')
    .select([
      ...(['id', 'inspection_id as inspectionId', 'slot', 'sha256'] as const),
      ...(['blob_key as blobKey', 'content_type as contentType'] as const),
    ])
    .where('inspection_id', 'in', [...inspectionIds])
    .orderBy('id')
    .execute();
}

export async function findPhoto(
  db: Database,
  { inspectionId, photoId }: { readonly inspectionId: string; readonly photoId: string },
): Promise<StoredPhoto | null> {
  const photos = await listPhotos(db, [inspectionId]);
  return photos.find(({ id }) => id === photoId) ?? null;
}
