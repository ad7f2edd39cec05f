import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { TransferView } from './transfer.schema.ts';
import type { TransferDirection } from './transfer.store.ts';

export interface TransferFilter {
  readonly id?: string | undefined;
  readonly shopId?: string | undefined;
  readonly direction?: TransferDirection | undefined;
  readonly state?: string | undefined;
}

interface Row {
  id: string;
  shop_id: string;
  shop_name: string;
  direction: TransferView['direction'];
  amount_cents: number;
  currency: string;
  state: TransferView['state'];
  provider_ref: string | null;
  failure: string | null;
  requested_by: string;
  requester: string;
  created_at: Date;
  ended_at: Date | null;
  tries: number;
}

/** Transfers between banks and the provider, newest first. */
export async function listTransfers(
  db: Database | Tx,
  filter: TransferFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<TransferView>> {
  const [before] = readCursor(page.cursor, 1) ?? [];
  const { id, shopId, direction, state } = filter;
  const { rows } = await sql<Row>`
    select t.*, s.name as shop_name, p.display_name as requester
    from transfers t join shops s on s.id = t.shop_id join people p on p.id = t.requested_by
    where true
      ${id === undefined ? sql`` : sql`and t.id = ${id}`}
      ${shopId === undefined ? sql`` : sql`and t.shop_id = ${shopId}`}
      ${direction === undefined ? sql`` : sql`and t.direction = ${direction}`}
      ${state === undefined ? sql`` : sql`and t.state = ${state}`}
      ${before === undefined ? sql`` : sql`and t.id < ${String(before)}`}
    order by t.id desc limit ${page.limit + 1}
  `.execute(db);
  return pageOf(rows, page.limit, viewOf, (row) => [row.id]);
}

export async function getTransfer(db: Database | Tx, id: string): Promise<TransferView> {
  const { items } = await listTransfers(db, { id }, { limit: 1 });
  const [view] = items;
  if (view === undefined) throw new Error(`no transfer ${id}`);
  return view;
}

function viewOf(row: Row): TransferView {
  return {
    id: row.id,
    shop: { id: row.shop_id, name: row.shop_name },
    direction: row.direction,
    ...{ amountCents: Number(row.amount_cents), currency: row.currency, state: row.state },
    ...{ providerRef: row.provider_ref, failure: row.failure },
    requestedBy: { id: row.requested_by, name: row.requester },
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    tries: row.tries,
  };
}
