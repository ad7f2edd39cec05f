import type { PersonId, ShopId } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { NewSavedView, SavedView } from './saved-view.schema.ts';

interface Keeper {
  readonly shopId: ShopId;
  readonly personId: PersonId;
}

/** Somebody's views of a list, in the order they were kept. */
export async function listViews(
  db: Database | Tx,
  { shopId, personId }: Keeper,
  list: SavedView['list'],
): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_views')
    .select(['id', 'list', 'name', 'search'])
    .where('shop_id', '=', shopId)
    .where('person_id', '=', personId)
    .where('list', '=', list)
    .orderBy('id')
    .execute();
  return rows as unknown as SavedView[];
}

/** How many views somebody has of a list. The person is locked, so that two at once are counted. */
export async function countViews(
  tx: Tx,
  { shopId, personId }: Keeper,
  list: SavedView['list'],
): Promise<number> {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute();
  return (await listViews(tx, { shopId, personId }, list)).length;
}

/** Keeps a view; one of the same name becomes this one. */
export async function storeView(
  tx: Tx,
  { shopId, personId }: Keeper,
  given: NewSavedView & { readonly id: string },
  nowMs: number,
): Promise<void> {
  const search = JSON.stringify(given.search);
  await tx
    .insertInto('saved_views')
    .values({
      id: given.id,
      shop_id: shopId,
      person_id: personId,
      list: given.list,
      name: given.name,
      search,
      created_at: new Date(nowMs),
    })
    .onConflict((conflict) =>
      conflict.columns(['shop_id', 'person_id', 'list', 'name']).doUpdateSet({ search }),
    )
    .execute();
}

/** Whether there was one of this person's to remove. */
export async function removeView(db: Database, { shopId, personId }: Keeper, id: string): Promise<boolean> {
  const row = await db
    .deleteFrom('saved_views')
    .where('id', '=', id)
    .where('shop_id', '=', shopId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
