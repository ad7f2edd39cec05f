import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { balanceOf } from './balance.store.ts';
import { depositPolicy } from './deposit.policy.ts';
import type { DepositMoveView, DepositView } from './deposit.schema.ts';

const held = (
  kind: string,
) => sql<string>`coalesce((select -${balanceOf(sql.ref('a.id'))} from ledger_accounts a
  where a.kind = ${kind} and a.owner_id = d.shop_id and a.currency = d.currency), 0)`;

interface Row {
  shop_id: string;
  name: string;
  currency: string;
  required_cents: number;
  top_up_due_at: Date | null;
  free: string;
  frozen: string;
  shop: string;
}

/** Deposits: those to be topped up first, by when; then the others. */
export async function listDeposits(
  db: Database | Tx,
  filter: { readonly shopId?: string; readonly short?: boolean | undefined },
  page: { readonly cursor?: string | undefined; readonly limit: number },
  nowMs: number,
): Promise<Page<DepositView>> {
  const [dueAt, shopId, currency] = readCursor(page.cursor, 3) ?? [];
  const due = sql`coalesce(d.top_up_due_at, 'infinity'::timestamptz)`;
  const { rows } = await sql<Row>`
    select d.*, s.name, ${held('deposit')} as free, ${held('deposit-frozen')} as frozen, ${held('shop')} as shop
    from deposits d join shops s on s.id = d.shop_id
    where true
      ${filter.shopId === undefined ? sql`` : sql`and d.shop_id = ${filter.shopId}`}
      ${filter.short === true ? sql`and d.top_up_due_at is not null` : sql``}
      ${dueAt === undefined ? sql`` : sql`and (${due}, d.shop_id, d.currency) > (${String(dueAt)}::timestamptz, ${String(shopId)}, ${String(currency)})`}
    order by ${due}, d.shop_id, d.currency limit ${page.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    page.limit,
    (row) => viewOf(row, nowMs),
    (row) => [row.top_up_due_at?.toISOString() ?? 'infinity', row.shop_id, row.currency],
  );
}

/** One shop's deposit, as it is before anything happened to it when nothing did. */
export async function getDeposit(
  db: Database | Tx,
  shopId: string,
  currency: string,
  nowMs: number,
): Promise<DepositView> {
  const { items } = await listDeposits(db, { shopId }, { limit: 10 }, nowMs);
  const found = items.find((deposit) => deposit.currency === currency);
  if (found !== undefined) return found;
  const shop = await db
    .selectFrom('shops')
    .select(['id', 'name'])
    .where('id', '=', shopId)
    .executeTakeFirstOrThrow();
  const { requiredCents } = depositPolicy;
  return {
    ...{ shop, currency, requiredCents, freeCents: 0, frozenCents: 0 },
    ...{ topUpDueAt: null, overdue: false, owedCents: 0 },
  };
}

function viewOf(row: Row, nowMs: number): DepositView {
  return {
    shop: { id: row.shop_id, name: row.name },
    currency: row.currency,
    requiredCents: Number(row.required_cents),
    freeCents: Number(row.free),
    frozenCents: Number(row.frozen),
    topUpDueAt: row.top_up_due_at?.toISOString() ?? null,
    overdue: row.top_up_due_at !== null && row.top_up_due_at.getTime() <= nowMs,
    owedCents: Math.max(0, -Number(row.shop)),
  };
}

/** What happened to a shop's deposit, newest first. */
export async function listDepositMoves(
  db: Database,
  shopId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<DepositMoveView>> {
  const [before] = readCursor(page.cursor, 1) ?? [];
  const { rows } = await sql<{
    id: string;
    kind: DepositMoveView['kind'];
    amount_cents: number;
    reason: string;
    reference_id: string;
    actor_id: string | null;
    name: string | null;
    created_at: Date;
  }>`
    select m.*, p.display_name as name from deposit_moves m left join people p on p.id = m.actor_id
    where m.shop_id = ${shopId} ${before === undefined ? sql`` : sql`and m.id < ${String(before)}`}
    order by m.id desc limit ${page.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    page.limit,
    (row) => ({
      ...{ id: row.id, kind: row.kind, amountCents: Number(row.amount_cents), reason: row.reason },
      referenceId: row.reference_id,
      by: row.actor_id === null ? null : { id: row.actor_id, name: row.name ?? '' },
      createdAt: row.created_at.toISOString(),
    }),
    (row) => [row.id],
  );
}
