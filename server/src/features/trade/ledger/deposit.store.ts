import { type Cents, cents } from '@kanmai/kernel';
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
