import { type AddressId, newId, type PersonId, type Random } from '@kanmai/kernel';
import type { Kysely } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Tx } from '../../../database.ts';
import type { AddressChange, AddressView, NewAddress } from './me.schema.ts';

const columns = [
  'id',
  'recipient',
  'phone',
  'country',
  'province',
  'city',
  'district',
  'street',
  'postal_code',
  'is_default',
] as const;

interface AddressRow extends Omit<AddressView, 'postalCode' | 'isDefault'> {
  postal_code: string;
  is_default: boolean;
}

function toView({ postal_code, is_default, ...row }: AddressRow): AddressView {
  return { ...row, postalCode: postal_code, isDefault: is_default };
}

export async function listAddresses(
  db: Kysely<DB>,
  personId: PersonId,
  limit: number,
): Promise<AddressView[]> {
  const rows = await db
    .selectFrom('addresses')
    .select(columns)
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('is_default', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toView);
}

/** An address of this person's; null when it is another's, deleted, or not there. */
export async function findAddress(
  db: Kysely<DB>,
  personId: PersonId,
  addressId: string,
): Promise<AddressView | null> {
  const row = await db
    .selectFrom('addresses')
    .select(columns)
    .where('id', '=', addressId)
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : toView(row);
}

/** The address to deliver to when none is named. */
export async function findDefaultAddress(db: Kysely<DB>, personId: PersonId): Promise<AddressView | null> {
  return (await listAddresses(db, personId, 1))[0] ?? null;
}

export async function lockAddresses(tx: Tx, personId: PersonId): Promise<void> {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute();
}

export async function storeAddress(
  tx: Tx,
  given: { personId: PersonId; address: NewAddress; isDefault: boolean; nowMs: number; random: Random },
): Promise<AddressView> {
  const { address, nowMs } = given;
  const id: AddressId = newId('address', nowMs, given.random);
  const row = await tx
    .insertInto('addresses')
    .values({
      id,
      person_id: given.personId,
      recipient: address.recipient,
      phone: address.phone,
      country: address.country ?? 'CN',
      province: address.province,
      city: address.city,
      district: address.district ?? '',
      street: address.street,
      postal_code: address.postalCode ?? '',
      is_default: given.isDefault,
      created_at: new Date(nowMs),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return toView(row);
}

export async function changeAddress(
  tx: Tx,
  personId: PersonId,
  addressId: string,
  { postalCode, isDefault, ...change }: AddressChange,
): Promise<AddressView | null> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const row = await tx
    .updateTable('addresses')
    .set({
      ...given,
      ...(postalCode === undefined ? {} : { postal_code: postalCode }),
      ...(isDefault === undefined ? {} : { is_default: isDefault }),
      person_id: personId,
    })
    .where('id', '=', addressId)
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
  return row === undefined ? null : toView(row);
}

export async function clearDefault(tx: Tx, personId: PersonId, exceptId: string | null): Promise<void> {
  await tx
    .updateTable('addresses')
    .set({ is_default: false })
    .where('person_id', '=', personId)
    .where('is_default', '=', true)
    .$if(exceptId !== null, (query) => query.where('id', '!=', exceptId))
    .execute();
}

/** Whether it was there. What was ordered keeps its own copy of the address. */
export async function removeAddress(
  tx: Tx,
  personId: PersonId,
  addressId: string,
  nowMs: number,
): Promise<boolean> {
  const row = await tx
    .updateTable('addresses')
    .set({ deleted_at: new Date(nowMs), is_default: false })
    .where('id', '=', addressId)
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Hands a stranger's addresses to the account; the account's own default stays. */
export async function moveAddresses(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  const has = await findDefaultAddress(tx, to);
  await tx
    .updateTable('addresses')
    .set({ person_id: to, ...(has?.isDefault ? { is_default: false } : {}) })
    .where('person_id', '=', from)
    .execute();
}
