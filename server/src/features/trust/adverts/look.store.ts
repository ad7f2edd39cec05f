import type { Tx } from '../../../database.ts';
import type { AdvertKind } from './advert.ts';

/** How far the look through these has come, locked; at the beginning when the reader of claims knows other words by now. */
export async function lockLook(tx: Tx, kind: AdvertKind, words: string): Promise<string> {
  await tx
    .insertInto('advert_looks')
    .values({ subject_kind: kind, words, position: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const look = await tx
    .selectFrom('advert_looks')
    .select(['words', 'position'])
    .where('subject_kind', '=', kind)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return look.words === words ? look.position : '';
}

export async function storeLook(tx: Tx, kind: AdvertKind, words: string, position: string): Promise<void> {
  await tx.updateTable('advert_looks').set({ words, position }).where('subject_kind', '=', kind).execute();
}
