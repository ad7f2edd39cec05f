import type { PersonId } from '@kanmai/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import type { PrivateFile } from '../private-files/index.ts';
import type { ApplicationField, ApplicationState, FileSlot } from './application.schema.ts';

export type ApplicationRow = Selectable<DB['shop_applications']>;
export type ApplicationColumns = Updateable<DB['shop_applications']>;

export async function storeApplication(tx: Tx, row: Insertable<DB['shop_applications']>): Promise<void> {
  await tx.insertInto('shop_applications').values(row).execute();
}

/** How many of somebody's applications are not decided. The person is locked, so that two at once are counted. */
export async function countUnderWay(tx: Tx, personId: PersonId): Promise<number> {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute();
  const { count } = await tx
    .selectFrom('shop_applications')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('state', '<>', 'approved')
    .executeTakeFirstOrThrow();
  return count;
}

export async function isShopAppliedFor(tx: Tx, shopId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('shop_applications')
    .select('id')
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow | null> {
  const row = await tx
    .selectFrom('shop_applications')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Changes an application; every change raises its version. */
export async function updateApplication(
  tx: Tx,
  id: string,
  change: ApplicationColumns,
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('shop_applications')
    .set({ ...change, version: sql`version + 1`, updated_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}

export async function decideApplication(
  tx: Tx,
  id: string,
  given: {
    state: ApplicationState;
    reason: string;
    fields: Partial<Record<ApplicationField, string>>;
    operatorId: PersonId;
    nowMs: number;
  },
): Promise<void> {
  const decision = {
    state: given.state,
    reason: given.reason,
    wrong_fields: JSON.stringify(given.fields),
    decided_by: given.operatorId,
    decided_at: new Date(given.nowMs),
  };
  await updateApplication(tx, id, decision, given.nowMs);
}

export async function removeApplication(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('shop_applications').where('id', '=', id).execute();
}

export async function storeFile(
  tx: Tx,
  given: { applicationId: string; slot: FileSlot; file: PrivateFile; nowMs: number },
): Promise<void> {
  const columns = {
    blob_key: given.file.blobKey,
    content_type: given.file.contentType,
    bytes: given.file.bytes,
    added_at: new Date(given.nowMs),
  };
  await tx
    .insertInto('shop_application_files')
    .values({ application_id: given.applicationId, slot: given.slot, ...columns })
    .onConflict((conflict) => conflict.columns(['application_id', 'slot']).doUpdateSet(columns))
    .execute();
}

export async function removeFile(tx: Tx, applicationId: string, slot: FileSlot): Promise<void> {
  await tx
    .deleteFrom('shop_application_files')
    .where('application_id', '=', applicationId)
    .where('slot', '=', slot)
    .execute();
}

export async function listFiles(tx: Tx, applicationId: string) {
  return tx
    .selectFrom('shop_application_files')
    .select(['slot', 'blob_key', 'content_type', 'bytes', 'added_at'])
    .where('application_id', '=', applicationId)
    .orderBy('slot')
    .execute();
}

export async function lockApplicationOf(tx: Tx, shopId: string): Promise<ApplicationRow | null> {
  const row = await tx
    .selectFrom('shop_applications')
    .selectAll()
    .where('shop_id', '=', shopId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
