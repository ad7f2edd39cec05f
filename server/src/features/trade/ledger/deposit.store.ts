import { type Cents, cents } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { depositPolicy } from './deposit.policy.ts';

export type DepositMoveKind = 'top-up' | 'freeze' | 'unfreeze' | 'deduct' | 'cover';

export interface LockedDeposit {
  readonly requiredCents: Cents;
  readonly topUpDueAtMs: number | null;
}

/** Locks a shop's deposit, made when missing: whoever takes money out of a shop's accounts holds this first. */
export async function lockDeposit(
  tx: Tx,
  shopId: string,
  currency: string,
  nowMs: number,
): Promise<LockedDeposit> {
  const { version: policy, requiredCents } = depositPolicy;
  await tx
    .insertInto('deposits')
    .values({
      ...{ shop_id: shopId, currency, required_cents: requiredCents, policy },
      updated_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.columns(['shop_id', 'currency']).doNothing())
    .execute();
  const row = await tx
    .selectFrom('deposits')
    .select(['required_cents', 'top_up_due_at'])
    .where('shop_id', '=', shopId)
    .where('currency', '=', currency)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    requiredCents: cents(row.required_cents),
    topUpDueAtMs: row.top_up_due_at?.getTime() ?? null,
  };
}

export async function setTopUpDue(
  tx: Tx,
  shopId: string,
  currency: string,
  dueAtMs: number | null,
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('deposits')
    .set({ top_up_due_at: dueAtMs === null ? null : new Date(dueAtMs), updated_at: new Date(nowMs) })
    .where('shop_id', '=', shopId)
    .where('currency', '=', currency)
    .execute();
}

export async function setRequired(
  tx: Tx,
  { shopId, currency }: { readonly shopId: string; readonly currency: string },
  requiredCents: number,
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('deposits')
    .set({ required_cents: requiredCents, policy: depositPolicy.version, updated_at: new Date(nowMs) })
    .where('shop_id', '=', shopId)
    .where('currency', '=', currency)
    .execute();
}

export interface DepositMove {
  readonly id: string;
  readonly shopId: string;
  readonly currency: string;
  readonly kind: DepositMoveKind;
  readonly amountCents: Cents;
  readonly reason: string;
  readonly referenceId: string;
  readonly actorId: string | null;
}

export async function insertDepositMove(tx: Tx, move: DepositMove, nowMs: number): Promise<void> {
  await tx
    .insertInto('deposit_moves')
    .values({
      ...{ id: move.id, shop_id: move.shopId, currency: move.currency, kind: move.kind },
      ...{ amount_cents: move.amountCents, reason: move.reason, reference_id: move.referenceId },
      ...{ actor_id: move.actorId, created_at: new Date(nowMs) },
    })
    .execute();
}

/**
 * What of a shop's deposit is still held for these reasons: what was held for them and not let go for them, less what was let go since
 * for reasons that had held nothing. What is held for a claim is let go for that claim. Ask under the deposit's lock.
 */
export async function sumHeld(tx: Tx, { shopId, currency, reasons }: HoldsAsked): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    with holds as (
      select reason, reason = any(${[...reasons]}::text[]) as asked, min(created_at) as since, max(created_at) as last,
        sum(case kind when 'freeze' then amount_cents else -amount_cents end) as cents
      from deposit_moves where shop_id = ${shopId} and currency = ${currency} and kind in ('freeze', 'unfreeze')
      group by reason
    )
    select greatest(0, coalesce(sum(cents), 0))::int8 as cents from holds
    where asked or (cents < 0 and last >= (select min(since) from holds where asked))
  `.execute(tx);
  return rows[0]?.cents ?? 0;
}

export interface HoldsAsked {
  readonly shopId: string;
  readonly currency: string;
  readonly reasons: readonly string[];
}
