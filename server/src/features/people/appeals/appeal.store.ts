import type { PersonId } from '@kanmai/kernel';
import type { Insertable, Selectable } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import type { PrivateFile } from '../private-files/index.ts';
import type { AppealState } from './appeal.schema.ts';

export type AppealRow = Selectable<DB['appeals']>;

/** Stores an appeal; false when the decision was appealed against already. */
export async function storeAppeal(tx: Tx, row: Insertable<DB['appeals']>): Promise<boolean> {
  const stored = await tx
    .insertInto('appeals')
    .values(row)
    .onConflict((conflict) => conflict.column('decision_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

export async function lockAppeal(tx: Tx, id: string): Promise<AppealRow | null> {
  const row = await tx.selectFrom('appeals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ?? null;
}

export async function ruleOnAppeal(
  tx: Tx,
  id: string,
  given: { state: AppealState; answer: string; operatorId: PersonId; nowMs: number },
): Promise<void> {
  await tx
    .updateTable('appeals')
    .set({
      state: given.state,
      answer: given.answer,
      decided_by: given.operatorId,
      decided_at: new Date(given.nowMs),
    })
    .where('id', '=', id)
    .execute();
}

/** Keeps a file of an appeal; answers the key of the one before it in that place. */
export async function storeAppealFile(
  tx: Tx,
  given: { appealId: string; position: number; file: PrivateFile; nowMs: number },
): Promise<string | null> {
  const before = await tx
    .selectFrom('appeal_files')
    .select('blob_key')
    .where('appeal_id', '=', given.appealId)
    .where('position', '=', given.position)
    .executeTakeFirst();
  const columns = {
    blob_key: given.file.blobKey,
    content_type: given.file.contentType,
    bytes: given.file.bytes,
    added_at: new Date(given.nowMs),
  };
  await tx
    .insertInto('appeal_files')
    .values({ appeal_id: given.appealId, position: given.position, ...columns })
    .onConflict((conflict) => conflict.columns(['appeal_id', 'position']).doUpdateSet(columns))
    .execute();
  return before?.blob_key ?? null;
}

export async function findAppealFile(tx: Tx, appealId: string, position: number) {
  return tx
    .selectFrom('appeal_files')
    .select(['blob_key', 'content_type'])
    .where('appeal_id', '=', appealId)
    .where('position', '=', position)
    .executeTakeFirst();
}
