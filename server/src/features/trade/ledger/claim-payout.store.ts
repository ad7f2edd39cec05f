import { type Cents, cents, minuteMs } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';

/** Who bears a claim's payout, in cents. */
export interface ClaimShares {
  readonly depositCents: Cents;
  readonly budgetCents: Cents;
  /** Beyond what the shop put down: the platform pays, and the shop owes it. */
  readonly advanceCents: Cents;
  /** What is the platform's own to bear. */
  readonly platformCents: Cents;
}

export interface ClaimPayout extends ClaimShares {
  readonly claimId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly currency: string;
  readonly amountCents: Cents;
  /** Of it, what its buyer owed for goods that never came back: it pays that. */
  readonly withheldCents: Cents;
}

/** @throws a unique violation when the claim was paid before */
export async function insertClaimPayout(tx: Tx, payout: ClaimPayout, nowMs: number): Promise<void> {
  const now = new Date(nowMs);
  // All of it withheld: nothing is left to send.
  const sent = payout.withheldCents === payout.amountCents;
  await tx
    .insertInto('claim_payouts')
    .values({
      ...{ id: payout.claimId, shop_id: payout.shopId, person_id: payout.personId },
      ...{ currency: payout.currency, amount_cents: payout.amountCents, deposit_cents: payout.depositCents },
      ...{ budget_cents: payout.budgetCents, advance_cents: payout.advanceCents },
      ...{ platform_cents: payout.platformCents, withheld_cents: payout.withheldCents },
      ...{ state: sent ? 'paid' : 'due', paid_at: sent ? now : null, try_at: now, created_at: now },
    })
    .execute();
}

export interface StoredPayout extends ClaimPayout {
  readonly state: 'due' | 'paid';
  readonly tries: number;
  readonly restoredCents: number;
}

export async function findClaimPayout(db: Database | Tx, claimId: string): Promise<StoredPayout | null> {
  const row = await db.selectFrom('claim_payouts').selectAll().where('id', '=', claimId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...{ claimId: row.id, shopId: row.shop_id, personId: row.person_id, currency: row.currency },
    ...{ amountCents: cents(row.amount_cents), depositCents: cents(row.deposit_cents) },
    ...{ budgetCents: cents(row.budget_cents), advanceCents: cents(row.advance_cents) },
    ...{ platformCents: cents(row.platform_cents), withheldCents: cents(row.withheld_cents) },
    ...{ state: row.state as StoredPayout['state'], tries: row.tries, restoredCents: row.restored_cents },
  };
}

/** Notes how a try to reach the person ended; false when the payout is paid already. A refusal is tried again. */
export async function endClaimTry(
  tx: Tx,
  claimId: string,
  end: { readonly providerRef: string } | { readonly failure: string; readonly retryMinutes: number },
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('claim_payouts')
    .set((eb) =>
      'providerRef' in end
        ? { state: 'paid', paid_at: new Date(nowMs), provider_ref: end.providerRef, failure: null }
        : {
            tries: eb('tries', '+', 1),
            try_at: new Date(nowMs + end.retryMinutes * minuteMs),
            failure: end.failure,
          },
    )
    .where('id', '=', claimId)
    .where('state', '=', 'due')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes what the platform gives back to the shop; false when it did before. */
export async function setRestored(tx: Tx, claimId: string, restoredCents: Cents): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('claim_payouts')
    .set({ restored_cents: restoredCents })
    .where('id', '=', claimId)
    .where('restored_cents', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listDuePayouts(db: Database, nowMs: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('claim_payouts')
    .select('id')
    .where('state', '=', 'due')
    .where('try_at', '<=', new Date(nowMs))
    .orderBy('try_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
