import { type Cents, cents } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';

export type TransferDirection = 'payout' | 'top-up';
export type TransferState = 'under-way' | 'done' | 'failed';

export interface StoredTransfer {
  readonly id: string;
  readonly shopId: string;
  readonly currency: string;
  readonly direction: TransferDirection;
  readonly amountCents: Cents;
  readonly state: TransferState;
  readonly provider: string;
  readonly requestedBy: string;
}

/** Writes a transfer that is under way; false when one of the shop is already, in this direction. */
export async function insertTransfer(
  tx: Tx,
  transfer: Omit<StoredTransfer, 'state'>,
  nowMs: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('transfers')
    .values({
      ...{ id: transfer.id, shop_id: transfer.shopId, currency: transfer.currency },
      ...{ direction: transfer.direction, amount_cents: transfer.amountCents, state: 'under-way' },
      ...{ provider: transfer.provider, requested_by: transfer.requestedBy, created_at: new Date(nowMs) },
    })
    .onConflict((conflict) =>
      conflict.columns(['shop_id', 'currency', 'direction']).where('state', '=', 'under-way').doNothing(),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

const columns = [
  ...(['id', 'shop_id', 'currency', 'direction', 'amount_cents', 'state'] as const),
  ...(['provider', 'requested_by'] as const),
] as const;

export async function findTransfer(db: Database, id: string): Promise<StoredTransfer | null> {
  const row = await db.selectFrom('transfers').select(columns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : transferOf(row);
}

export async function lockTransfer(tx: Tx, id: string): Promise<StoredTransfer> {
  const row = await tx
    .selectFrom('transfers')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return transferOf(row);
}

export async function endTransfer(
  tx: Tx,
  id: string,
  end: { readonly providerRef: string } | { readonly failure: string },
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('transfers')
    .set({
      ...('providerRef' in end
        ? { state: 'done', provider_ref: end.providerRef }
        : { state: 'failed', failure: end.failure }),
      ended_at: new Date(nowMs),
    })
    .where('id', '=', id)
    .execute();
}

/** Counts a try that got no answer. */
export async function countTry(db: Database, id: string): Promise<void> {
  await db
    .updateTable('transfers')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'under-way')
    .execute();
}

export async function listUnderWay(db: Database, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('transfers')
    .select('id')
    .where('state', '=', 'under-way')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

function transferOf(row: {
  id: string;
  shop_id: string;
  currency: string;
  direction: string;
  amount_cents: number;
  state: string;
  provider: string;
  requested_by: string;
}): StoredTransfer {
  return {
    ...{ id: row.id, shopId: row.shop_id, currency: row.currency, amountCents: cents(row.amount_cents) },
    direction: row.direction as TransferDirection,
    state: row.state as TransferState,
    ...{ provider: row.provider, requestedBy: row.requested_by },
  };
}
