import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { type LogPosition, logStart } from '../events/index.ts';
import { type ResultChanges, type ViewerState, viewerKey } from './clip-result.state.ts';

/** How far the log was counted, locked: of several processes one counts at a time. */
export async function lockPosition(tx: Tx): Promise<LogPosition> {
  await sql`
    insert into clip_results_reader (tx, event_id) values (${logStart.tx}::xid8, ${logStart.eventId})
    on conflict do nothing
  `.execute(tx);
  const { rows } = await sql<{ tx: string; event_id: number }>`
    select tx::text as tx, event_id from clip_results_reader for update
  `.execute(tx);
  const row = rows[0] as { tx: string; event_id: number };
  return { tx: row.tx, eventId: row.event_id };
}

export async function storePosition(tx: Tx, position: LogPosition): Promise<void> {
  await sql`
    update clip_results_reader set tx = ${position.tx}::xid8, event_id = ${position.eventId}
  `.execute(tx);
}

/** Forgets everything that was counted; the log tells it again. */
export async function forgetResults(tx: Tx): Promise<void> {
  await lockPosition(tx);
  await sql`delete from clip_result_days`.execute(tx);
  await sql`delete from clip_result_ends`.execute(tx);
  await sql`delete from clip_result_viewers`.execute(tx);
  await storePosition(tx, logStart);
}

/** These viewers of these clips, and of each follower the last clip of that author they viewed. */
export async function findViewers(
  tx: Tx,
  viewers: readonly { readonly clipId: string; readonly personId: string }[],
  followers: readonly { readonly personId: string; readonly authorId: string }[],
): Promise<Map<string, ViewerState>> {
  if (viewers.length === 0 && followers.length === 0) return new Map();
  const { rows } = await sql<ViewerRow>`
    select v.* from unnest(
        ${viewers.map(({ clipId }) => clipId)}::text[], ${viewers.map(({ personId }) => personId)}::text[]
      ) as asked (clip_id, person_id)
      join clip_result_viewers v on v.clip_id = asked.clip_id and v.person_id = asked.person_id
    union
    select v.* from unnest(
        ${followers.map(({ personId }) => personId)}::text[], ${followers.map(({ authorId }) => authorId)}::text[]
      ) as asked (person_id, author_id)
      cross join lateral (
        select * from clip_result_viewers v
        where v.person_id = asked.person_id and v.author_id = asked.author_id and v.last_view_at is not null
        order by v.last_view_at desc, v.clip_id desc limit 1) v
  `.execute(tx);
  return new Map(rows.map((row) => [viewerKey(row.clip_id, row.person_id), viewerOf(row)]));
}

interface ViewerRow {
  clip_id: string;
  person_id: string;
  author_id: string;
  opened: boolean;
  view_request: string | null;
  view_day: string | null;
  view_play_ms: number;
  view_duration_ms: number;
  last_view_at: Date | null;
  first_view_at: Date | null;
  watched: number;
  paid_cents: number;
}

function viewerOf(row: ViewerRow): ViewerState {
  return {
    clipId: row.clip_id,
    personId: row.person_id,
    authorId: row.author_id,
    opened: row.opened,
    view:
      row.view_day === null
        ? null
        : {
            request: row.view_request,
            day: row.view_day,
            playMs: row.view_play_ms,
            durationMs: row.view_duration_ms,
          },
    lastViewAtMs: row.last_view_at?.getTime() ?? null,
    firstViewAtMs: row.first_view_at?.getTime() ?? null,
    watched: row.watched,
    paidCents: Number(row.paid_cents),
  };
}

export async function applyChanges(tx: Tx, changes: ResultChanges): Promise<void> {
  await addDays(tx, changes);
  await addEnds(tx, changes);
  await putViewers(tx, [...changes.viewers.values()]);
}

async function addDays(tx: Tx, { days }: ResultChanges): Promise<void> {
  if (days.size === 0) return;
  const rows = [...days].map(([key, counts]) => {
    const [clip, day] = key.split(' ');
    return { clip, day, ...counts };
  });
  await sql`
    insert into clip_result_days as d (clip_id, day, views, play_ms, completions, product_opens, cart_adds, orders,
      paid_orders, paid_cents, likes, follows)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      clip text, day date, views integer, "playMs" bigint, completions integer, "productOpens" integer,
      "cartAdds" integer, orders integer, "paidOrders" integer, "paidCents" bigint, likes integer, follows integer)
    on conflict (clip_id, day) do update set
      views = d.views + excluded.views, play_ms = d.play_ms + excluded.play_ms,
      completions = d.completions + excluded.completions,
      product_opens = d.product_opens + excluded.product_opens, cart_adds = d.cart_adds + excluded.cart_adds,
      orders = d.orders + excluded.orders, paid_orders = d.paid_orders + excluded.paid_orders,
      paid_cents = d.paid_cents + excluded.paid_cents, likes = d.likes + excluded.likes,
      follows = d.follows + excluded.follows
  `.execute(tx);
}

async function addEnds(tx: Tx, { ends }: ResultChanges): Promise<void> {
  const rows = [...ends]
    .filter(([, views]) => views !== 0)
    .map(([key, views]) => {
      const [clip, length, step] = key.split(' ');
      return { clip, length: Number(length), step: Number(step), views };
    });
  if (rows.length === 0) return;
  await sql`
    insert into clip_result_ends as e (clip_id, duration_ms, step, views)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      clip text, length integer, step smallint, views integer)
    on conflict (clip_id, duration_ms, step) do update set views = e.views + excluded.views
  `.execute(tx);
}

async function putViewers(tx: Tx, viewers: readonly ViewerState[]): Promise<void> {
  if (viewers.length === 0) return;
  const rows = viewers.map((viewer) => ({
    clip_id: viewer.clipId,
    person_id: viewer.personId,
    author_id: viewer.authorId,
    opened: viewer.opened,
    view_request: viewer.view?.request ?? null,
    view_day: viewer.view?.day ?? null,
    view_play_ms: viewer.view?.playMs ?? 0,
    view_duration_ms: viewer.view?.durationMs ?? 0,
    last_view_at: timeOf(viewer.lastViewAtMs),
    first_view_at: timeOf(viewer.firstViewAtMs),
    watched: viewer.watched,
    paid_cents: viewer.paidCents,
  }));
  await sql`
    insert into clip_result_viewers
    select * from jsonb_populate_recordset(null::clip_result_viewers, ${JSON.stringify(rows)}::jsonb)
    on conflict (clip_id, person_id) do update set
      opened = excluded.opened, view_request = excluded.view_request, view_day = excluded.view_day,
      view_play_ms = excluded.view_play_ms, view_duration_ms = excluded.view_duration_ms,
      last_view_at = excluded.last_view_at, first_view_at = excluded.first_view_at, watched = excluded.watched,
      paid_cents = excluded.paid_cents
  `.execute(tx);
}

const timeOf = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());
