import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type LogPosition, logStart } from '../../insight/events/index.ts';
import { type ClickChanges, clipKey } from './click.state.ts';

/** How far the log was read, locked: of several processes one reads at a time. */
export async function lockPosition(tx: Tx): Promise<LogPosition> {
  const { rows } = await sql<LogPosition>`
    insert into affiliate_reader (tx, event_id) values (${logStart.tx}::xid8, ${logStart.eventId})
    on conflict (single) do update set single = true
    returning tx::text as tx, event_id as "eventId"
  `.execute(tx);
  return rows[0] as LogPosition;
}

export async function storePosition(tx: Tx, { tx: readTx, eventId }: LogPosition): Promise<void> {
  await sql`update affiliate_reader set tx = ${readTx}::xid8, event_id = ${eventId}`.execute(tx);
}

/** The creators whose clips show these products, by `clipKey`. */
export async function findClipCreators(
  db: Database | Tx,
  pairs: readonly { readonly clipId: string; readonly productId: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (pairs.length === 0) return new Map();
  const { rows } = await sql<{ clip_id: string; product_id: string; author_id: string }>`
    select g.clip_id, g.product_id, c.author_id
    from unnest(${pairs.map((pair) => pair.clipId)}::text[], ${pairs.map((pair) => pair.productId)}::text[])
      as w (clip_id, product_id)
    join clip_goods g on g.clip_id = w.clip_id and g.product_id = w.product_id
    join clips c on c.id = g.clip_id and c.author_kind = 'creator'
  `.execute(db);
  return new Map(rows.map((row) => [clipKey(row.clip_id, row.product_id), row.author_id]));
}

/** Writes what a part of the log came to. A click that was recorded later than this one stays. */
export async function applyClicks(tx: Tx, { clicks, days }: ClickChanges): Promise<void> {
  if (clicks.size > 0) {
    const rows = [...clicks.values()].map((click) => ({
      ...click,
      at: new Date(click.clickedAtMs).toISOString(),
    }));
    await sql`
      insert into affiliate_clicks as c (person_id, product_id, creator_id, clip_id, plan_id, rate_basis_points,
        leader_id, leader_basis_points, clicked_at)
      select "personId", "productId", "creatorId", "clipId", "planId", "rateBasisPoints", "leaderId",
        "leaderBasisPoints", at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("personId" text, "productId" text,
        "creatorId" text, "clipId" text, "planId" text, "rateBasisPoints" integer, "leaderId" text,
        "leaderBasisPoints" integer, at timestamptz)
      on conflict (person_id, product_id, creator_id) do update set
        clip_id = excluded.clip_id, plan_id = excluded.plan_id, rate_basis_points = excluded.rate_basis_points,
        leader_id = excluded.leader_id, leader_basis_points = excluded.leader_basis_points,
        clicked_at = excluded.clicked_at
      where c.clicked_at <= excluded.clicked_at
    `.execute(tx);
  }
  if (days.size > 0) {
    const rows = [...days].map(([key, clicksOfDay]) => {
      const [plan, creator, day] = key.split(' ');
      return { plan, creator, day, clicks: clicksOfDay };
    });
    await sql`
      insert into affiliate_click_days as d (plan_id, creator_id, day, clicks)
      select plan, creator, day, clicks from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
        plan text, creator text, day date, clicks integer)
      on conflict (plan_id, creator_id, day) do update set clicks = d.clicks + excluded.clicks
    `.execute(tx);
  }
}

/** A stranger turned out to be an account: the later of two clicks stays. */
export async function moveClicks(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    with gone as (delete from affiliate_clicks where person_id = ${from} returning *)
    insert into affiliate_clicks as c (person_id, product_id, creator_id, clip_id, plan_id, rate_basis_points,
      leader_id, leader_basis_points, clicked_at)
    select ${to}, product_id, creator_id, clip_id, plan_id, rate_basis_points, leader_id, leader_basis_points,
      clicked_at from gone
    on conflict (person_id, product_id, creator_id) do update set
      clip_id = excluded.clip_id, plan_id = excluded.plan_id, rate_basis_points = excluded.rate_basis_points,
      leader_id = excluded.leader_id, leader_basis_points = excluded.leader_basis_points,
      clicked_at = excluded.clicked_at
    where c.clicked_at <= excluded.clicked_at
  `.execute(tx);
}

export async function deleteClicksOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('affiliate_clicks').where('person_id', '=', personId).execute();
}

/** Forgets clicks too old to be asked for. */
export async function deleteOldClicks(db: Database, beforeMs: number): Promise<void> {
  await db.deleteFrom('affiliate_clicks').where('clicked_at', '<', new Date(beforeMs)).execute();
}
