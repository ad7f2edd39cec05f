import type { CreatorId, PersonId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { NewCreator } from './creator.schema.ts';

/** Stores a creator; says what stands in the way when one cannot be. */
export async function storeCreator(
  tx: Tx,
  given: { creatorId: CreatorId; personId: PersonId; creator: NewCreator; nowMs: number },
): Promise<'stored' | 'name-taken' | 'is-creator'> {
  const row = await tx
    .insertInto('creators')
    .values({
      id: given.creatorId,
      person_id: given.personId,
      name: given.creator.name.trim(),
      introduction: given.creator.introduction,
      created_at: new Date(given.nowMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) return 'stored';
  const mine = await tx
    .selectFrom('creators')
    .select('id')
    .where('person_id', '=', given.personId)
    .executeTakeFirst();
  return mine === undefined ? 'name-taken' : 'is-creator';
}

export async function storeCreatorAvatarKey(tx: Tx, creatorId: string, key: string): Promise<void> {
  await tx.updateTable('creators').set({ avatar_key: key }).where('id', '=', creatorId).execute();
}
