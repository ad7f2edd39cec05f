import { type Cents, type Clock, cents } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type {
  DayFile,
  FoundPayment,
  PaymentOutcome,
  PaymentRefund,
  PaymentRelease,
  ProviderDay,
  ProviderEntryKind,
} from '../ports/payment.ts';
import type { SandboxPayment } from './payment-sandbox-tokens.ts';

/** What the sandbox, as a house of its own, remembers: kept in tables that nobody else reads or writes. */
export interface SandboxMemory {
  /** What became of a payment on its page. Money that came stays, whatever is pressed later. */
  remember(payment: SandboxPayment, outcome: PaymentOutcome, refusals: number): Promise<void>;
  find(providerRef: string): Promise<FoundPayment | null>;
  close(providerRef: string): Promise<void>;
  /** Takes one of the refusals that are left for refunds of this payment; false when there is none. */
  takeRefusal(providerRef: string): Promise<boolean>;
  keepRefund(refund: PaymentRefund): Promise<void>;
  keepRelease(release: PaymentRelease): Promise<void>;
  readDay(day: ProviderDay): Promise<DayFile>;
}

export function createSandboxMemory(db: Database, clock: Clock): SandboxMemory {
  const now = () => new Date(clock.nowMs());
  const keep = (kind: 'refund' | 'split', reference: string, moved: PaymentRefund | PaymentRelease) =>
    db
      .insertInto('sandbox_movements')
      .values({
        reference,
        kind,
        provider_ref: moved.providerRef,
        amount_cents: moved.amountCents,
        currency: moved.currency,
        at: now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return {
    async remember(payment, outcome, refusals) {
      await sql`
        insert into sandbox_payments (provider_ref, outcome, amount_cents, currency, at, refusals)
        values (${payment.providerRef}, ${outcome}, ${payment.amountCents}, ${payment.currency}, ${now()}, ${refusals})
        on conflict (provider_ref) do update
          set outcome = excluded.outcome, at = excluded.at, refusals = excluded.refusals
          where sandbox_payments.outcome <> 'captured'
      `.execute(db);
    },
    async find(providerRef) {
      const row = await db
        .selectFrom('sandbox_payments')
        .selectAll()
        .where('provider_ref', '=', providerRef)
        .executeTakeFirst();
      if (row === undefined) return null;
      // A declined payment may be tried again.
      const outcome = row.outcome as FoundPayment['outcome'];
      return { outcome, amountCents: cents(row.amount_cents), currency: row.currency };
    },
    async close(providerRef) {
      await db
        .updateTable('sandbox_payments')
        .set({ outcome: 'expired', at: now() })
        .where('provider_ref', '=', providerRef)
        .where('outcome', 'in', ['pending', 'declined'])
        .execute();
    },
    async takeRefusal(providerRef) {
      const { numUpdatedRows } = await db
        .updateTable('sandbox_payments')
        .set((eb) => ({ refusals: eb('refusals', '-', 1) }))
        .where('provider_ref', '=', providerRef)
        .where('refusals', '>', 0)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async keepRefund(refund) {
      await keep('refund', refund.refundId, refund);
    },
    async keepRelease(release) {
      await keep('split', release.releaseId, release);
    },
    readDay: (day) => readDay(db, day),
  };
}

async function readDay(db: Database, day: ProviderDay): Promise<DayFile> {
  const [from, until] = [new Date(day.fromMs), new Date(day.untilMs)];
  const captures = await db
    .selectFrom('sandbox_payments')
    .selectAll()
    .where('outcome', '=', 'captured')
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at')
    .execute();
  const movements = await db
    .selectFrom('sandbox_movements')
    .selectAll()
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at')
    .execute();
  return {
    kinds: ['capture', 'refund', 'split'],
    entries: [
      ...captures.map((row) => ({
        kind: 'capture' as const,
        reference: row.provider_ref.replace(/^sbx_/, ''),
        providerRef: row.provider_ref,
        amountCents: row.amount_cents as Cents,
        currency: row.currency,
        atMs: row.at.getTime(),
      })),
      ...movements.map((row) => ({
        kind: row.kind as ProviderEntryKind,
        reference: row.reference,
        providerRef: row.provider_ref,
        amountCents: row.amount_cents as Cents,
        currency: row.currency,
        atMs: row.at.getTime(),
      })),
    ],
  };
}
