import type { Cents, PaymentId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface NewRelease {
  readonly orderId: string;
  readonly shopId: string;
  readonly amountCents: Cents;
  readonly currency: string;
}

/**
 * Writes down that shops are to get their parts of their orders' payments; a second time for one order changes nothing.
 * Answers the orders that are new.
 */
export async function insertReleases(
  tx: Tx,
  releases: readonly NewRelease[],
  nowMs: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ order_id: string }>`
    insert into payment_releases (order_id, payment_id, shop_id, amount_cents, currency, state, created_at)
    select r."orderId", p.id, r."shopId", r."amountCents", r.currency, 'waiting', ${new Date(nowMs)}
    from json_to_recordset(${JSON.stringify(releases)}::json)
      as r ("orderId" text, "shopId" text, "amountCents" bigint, currency text)
    join orders o on o.id = r."orderId" join payments p on p.checkout_id = o.checkout_id and p.state = 'captured'
    on conflict do nothing returning order_id
  `.execute(tx);
  return rows.map((row) => row.order_id);
}

export interface WaitingRelease {
  readonly orderId: string;
  readonly paymentId: PaymentId;
  readonly provider: string;
  readonly providerRef: string;
  readonly amountCents: Cents;
  readonly currency: string;
  /** Null: the shop has no account at the provider yet. */
  readonly accountRef: string | null;
  readonly shopName: string;
  /** Orders of the same payment that are neither released nor closed: what of it may still be released. */
  readonly othersOpen: number;
}

/** What waits to be released: one order's, or of all of those whose shop has an account, the oldest first. */
export async function listWaitingReleases(
  db: Database,
  which: { readonly orderId: string } | { readonly limit: number },
): Promise<WaitingRelease[]> {
  const one = 'orderId' in which ? which.orderId : null;
  const { rows } = await sql<WaitingRelease>`
    select r.order_id as "orderId", r.payment_id as "paymentId", p.provider, p.provider_ref as "providerRef",
      r.amount_cents as "amountCents", r.currency, a.account_ref as "accountRef", s.name as "shopName",
      (select count(*) from orders o join orders mine on mine.id = r.order_id
        where o.checkout_id = mine.checkout_id and o.id <> r.order_id and o.state <> 'closed'
          and not exists (select 1 from payment_releases x where x.order_id = o.id and x.state = 'released')) as "othersOpen"
    from payment_releases r
      join payments p on p.id = r.payment_id
      join shops s on s.id = r.shop_id
      left join payment_accounts a on a.shop_id = r.shop_id and a.provider = p.provider
    where r.state = 'waiting'
      and (${one}::text is null and a.account_ref is not null or r.order_id = ${one})
    order by r.order_id limit ${'limit' in which ? which.limit : 1}
  `.execute(db);
  return rows;
}

export async function setReleased(tx: Tx | Database, orderId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('payment_releases')
    .set({ state: 'released', released_at: new Date(nowMs) })
    .where('order_id', '=', orderId)
    .where('state', '=', 'waiting')
    .execute();
}
