import type { PersonId, ShopId } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { ShopRole } from '../../../http/access.ts';
import type { NewShop, ShopState, ShopView } from './shop.schema.ts';

const columns = ['id', 'name', 'trade', 'city', 'introduction', 'avatar_key', 'state'] as const;
/** The columns of a shop's view, of the table named `s`. */
export const shopColumns = columns.map((column) => `s.${column}` as const);

export interface ShopRow {
  readonly id: string;
  readonly name: string;
  readonly trade: string;
  readonly city: string;
  readonly introduction: string;
  readonly avatar_key: string | null;
  readonly state: string;
}

export function toShopView(row: ShopRow): ShopView {
  return {
    id: row.id,
    name: row.name,
    trade: row.trade,
    city: row.city,
    introduction: row.introduction,
    avatarUrl: row.avatar_key === null ? null : `/media/pictures/${row.avatar_key}`,
    state: row.state as ShopState,
  };
}

/** Stores a shop with its owner; null when the name is taken. */
export async function storeShop(
  tx: Tx,
  given: { shopId: ShopId; ownerId: PersonId; shop: NewShop; state: ShopState; nowMs: number },
): Promise<ShopView | null> {
  const at = new Date(given.nowMs);
  const row = await tx
    .insertInto('shops')
    .values({
      id: given.shopId,
      ...given.shop,
      name: given.shop.name.trim(),
      city: given.shop.city.trim(),
      state: given.state,
      created_at: at,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning(columns)
    .executeTakeFirst();
  if (row === undefined) return null;
  await tx
    .insertInto('shop_members')
    .values({ shop_id: given.shopId, person_id: given.ownerId, role: 'owner', added_at: at })
    .execute();
  return toShopView(row);
}

/** Changes a shop that waits for review, which it does again; null when the name is taken. */
export async function updateAppliedShop(tx: Tx, shopId: ShopId, shop: NewShop): Promise<ShopView | null> {
  // Asked first, because a name that is taken would end the transaction; the unique name decides a race.
  const taken = await tx
    .selectFrom('shops')
    .select('id')
    .where('name', '=', shop.name.trim())
    .where('id', '<>', shopId)
    .executeTakeFirst();
  if (taken !== undefined) return null;
  const row = await tx
    .updateTable('shops')
    .set({ ...shop, name: shop.name.trim(), city: shop.city.trim(), state: 'pending' })
    .where('id', '=', shopId)
    .returning(columns)
    .executeTakeFirst();
  return row === undefined ? null : toShopView(row);
}

export async function lockShop(tx: Tx, shopId: string): Promise<ShopView | null> {
  const row = await tx
    .selectFrom('shops as s')
    .select(shopColumns)
    .where('s.id', '=', shopId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toShopView(row);
}

export async function storeShopState(tx: Tx, shopId: string, state: ShopState): Promise<void> {
  await tx.updateTable('shops').set({ state }).where('id', '=', shopId).execute();
}

export async function storeShopAvatarKey(tx: Tx, shopId: string, key: string): Promise<void> {
  await tx.updateTable('shops').set({ avatar_key: key }).where('id', '=', shopId).execute();
}

export async function countOwnedShops(tx: Tx, personId: PersonId): Promise<number> {
  // One at a time for a person, so that two requests at once cannot both be the last allowed.
  await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute();
  const row = await tx
    .selectFrom('shop_members')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A role in a shop for somebody, replacing the one they had. */
export async function storeShopMember(
  tx: Tx,
  member: { shopId: ShopId; personId: PersonId; role: ShopRole; nowMs: number },
): Promise<void> {
  await tx
    .insertInto('shop_members')
    .values({
      shop_id: member.shopId,
      person_id: member.personId,
      role: member.role,
      added_at: new Date(member.nowMs),
    })
    .onConflict((conflict) => conflict.columns(['shop_id', 'person_id']).doUpdateSet({ role: member.role }))
    .execute();
}

/** The role that somebody has in a shop now; null for who is no member. */
export async function findMemberRole(tx: Tx, shopId: string, personId: string): Promise<ShopRole | null> {
  const row = await tx
    .selectFrom('shop_members')
    .select('role')
    .where('shop_id', '=', shopId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return (row?.role as ShopRole | undefined) ?? null;
}

export async function removeShopMember(tx: Tx, shopId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('shop_members')
    .where('shop_id', '=', shopId)
    .where('person_id', '=', personId)
    .execute();
}

export async function countMembers(tx: Tx, shopId: string): Promise<{ members: number; owners: number }> {
  return tx
    .selectFrom('shop_members')
    .select((q) => [
      q.fn.countAll<number>().as('members'),
      q.fn.countAll<number>().filterWhere('role', '=', 'owner').as('owners'),
    ])
    .where('shop_id', '=', shopId)
    .executeTakeFirstOrThrow();
}

export async function listMemberIds(db: Database | Tx, shopId: string): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('shop_members')
    .select('person_id')
    .where('shop_id', '=', shopId)
    .execute();
  return rows.map((row) => row.person_id as PersonId);
}
