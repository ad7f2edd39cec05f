import { type Cents, cents } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { findBalance } from './balance.store.ts';
import type { Account } from './ledger.schema.ts';
import { post } from './posting.service.ts';

/** Goods that were refunded before they were back, and did not come back as they should. */
export interface MissedReturn {
  readonly caseId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly currency: string;
  readonly amountCents: Cents;
}

const debt = (personId: string, currency: string): Account => ({
  ...{ kind: 'person-owes', ownerId: personId, currency },
});

/**
 * The platform advances to the shop what went back for goods that never came, and the buyer owes it to the platform.
 * @throws a unique violation when it was for this case before
 */
export async function oweReturn(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  { caseId, shopId, personId, currency, amountCents }: MissedReturn,
): Promise<void> {
  await post(tx, deps.random, {
    ...{ kind: 'return-missed', referenceId: caseId, atMs: deps.clock.nowMs() },
    entries: [
      { account: debt(personId, currency), amountCents },
      { account: { kind: 'shop', ownerId: shopId, currency }, amountCents: cents(-amountCents) },
    ],
  });
}

/**
 * Has what a person owes, and what is still awaited of them, stay as it is within the unit of work. Lock the order before,
 * and the shop's money and stock afterwards; nobody waits for another person's.
 */
export async function lockDebt(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`debt ${personId}`}, 0))`.execute(tx);
}

/** What a person owes for such goods, in cents. */
export async function findDebt(tx: Tx, personId: string, currency: string): Promise<Cents> {
  return cents(Math.max(0, await findBalance(tx, debt(personId, currency))));
}

/** The entry that pays a part of it back. */
export const debtPaid = (personId: string, currency: string, amountCents: Cents) => ({
  account: debt(personId, currency),
  amountCents: cents(-amountCents),
});
