import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { findReplay, offsetOf } from '../../stage/rooms/index.ts';
import { listRoomInterventions } from '../room-watch/index.ts';
import type { CaseSummary, CasesQuery, CaseView } from './case.schema.ts';
import type { CaseState, FrozenListing, TranscriptLine } from './case.store.ts';
import { type Bought, type CaseScope, countViewers, listBought } from './case-facts.views.ts';
import { findPenaltyOf, findPoints } from './penalty.views.ts';

const limitDefault = 20;
const buyersShownMax = 200;
const claimsShownMax = 100;

interface Row {
  readonly id: string;
  readonly state: CaseState;
  readonly summary: string;
  readonly opened_at: Date;
  readonly room_id: string;
  readonly title: string;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly broadcaster_id: string;
  readonly broadcaster_name: string | null;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly product_ids: string[];
  readonly order_id: string | null;
  readonly keep_until: Date;
  readonly transcript: readonly TranscriptLine[];
  readonly listings: readonly FrozenListing[];
  readonly compensated_at: Date | null;
  readonly per_mille: number | null;
}

const selected = sql`
  select c.*, r.title, r.started_at, r.ended_at, coalesce(s.name, a.name) as broadcaster_name
  from trust_cases c join rooms r on r.id = c.room_id
  left join shops s on s.id = c.broadcaster_id left join creators a on a.id = c.broadcaster_id
`;

/** Cases, the newest first. */
export async function listCases(
  db: Database,
  { cursor, limit = limitDefault, state = 'open' }: CasesQuery,
): Promise<Page<CaseSummary>> {
  const before = String(readCursor(cursor, 1)?.[0] ?? '~');
  const { rows } = await sql<Row>`
    ${selected} where c.state = ${state} and c.id < ${before} order by c.id desc limit ${limit + 1}
  `.execute(db);
  return pageOf(rows, limit, summaryOf, ({ id }) => [id]);
}

function summaryOf(row: Row): CaseSummary {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id: row.id, state: row.state, summary: row.summary, openedAt: row.opened_at.toISOString() },
    room: { id: row.room_id, title: row.title, startedAt: iso(row.started_at), endedAt: iso(row.ended_at) },
    broadcaster: { id: row.broadcaster_id, name: row.broadcaster_name ?? '' },
    compensated: row.compensated_at !== null,
  };
}

/** The part of a broadcast that a case is about. */
export async function findCaseScope(db: Database, id: string): Promise<CaseScope | null> {
  const { rows } = await sql<Row>`${selected} where c.id = ${id}`.execute(db);
  return rows[0] === undefined ? null : scopeOf(rows[0]);
}

const scopeOf = (row: Row): CaseScope => ({
  ...{ roomId: row.room_id, productIds: row.product_ids },
  ...{ fromMs: row.from_at.getTime(), untilMs: row.until_at.getTime() },
});

/** A case with what it ties together: the moment in the replay, what was said and written, who saw, who bought, claims, money. */
export async function findCaseView(
  db: Database,
  sign: (roomId: string) => string,
  id: string,
  nowMs: number,
): Promise<CaseView | null> {
  const { rows } = await sql<Row>`${selected} where c.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const scope = scopeOf(row);
  const [
    replay,
    interventions,
    viewers,
    bought,
    buyerCount,
    paid,
    claims,
    compensation,
    penalty,
    pointsBefore,
  ] = await Promise.all([
    findReplay(db, row.room_id),
    listRoomInterventions(db, row.room_id),
    countViewers(db, scope),
    listBought(db, scope, { limit: buyersShownMax }),
    countBought(db, scope),
    listPaid(db, id),
    listClaims(db, scope),
    findCompensation(db, row),
    findPenaltyOf(db, id),
    findPoints(db, row.broadcaster_id, nowMs),
  ]);
  const inReplay = (atMs: number) =>
    replay === null || replay.blobKey === null ? null : Math.round(offsetOf(replay.pieces, atMs));
  return {
    ...summaryOf(row),
    ...{ from: row.from_at.toISOString(), until: row.until_at.toISOString() },
    ...{ replayFromMs: inReplay(scope.fromMs), replayUntilMs: inReplay(scope.untilMs) },
    replayUrl: replay === null || replay.blobKey === null ? null : sign(row.room_id),
    ...{ orderId: row.order_id, keepUntil: row.keep_until.toISOString() },
    transcript: row.transcript.map(({ atMs, language, text, heard = false }) => ({
      ...{ at: new Date(atMs).toISOString(), replayMs: inReplay(atMs), language, text, heard },
    })),
    listings: row.listings.map((one) => ({ ...one, variants: [...one.variants] })),
    ...{ interventions, viewers, buyerCount, claims, compensation, penalty, pointsBefore },
    buyers: bought.map((one) => buyerView(one, inReplay, paid)),
  };
}

function buyerView(
  one: Bought,
  inReplay: (atMs: number) => number | null,
  paid: ReadonlyMap<string, number>,
): CaseView['buyers'][number] {
  const { orderId, personId, personName: name, shopId, placedAt, state, paidCents, currency } = one;
  return {
    ...{ orderId, personId, name, shopId, state, paidCents, currency, placedAt: placedAt.toISOString() },
    ...{ replayMs: inReplay(placedAt.getTime()), compensationCents: paid.get(orderId) ?? null },
  };
}

async function countBought(
  db: Database,
  { roomId, fromMs, untilMs, productIds }: CaseScope,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct o.id)::int as count from order_lines l join orders o on o.id = l.order_id
    where l.room_id = ${roomId} and l.product_id = any(${[...productIds]}::text[]) and o.paid_at is not null
      and o.placed_at >= ${new Date(fromMs)} and o.placed_at <= ${new Date(untilMs)}::timestamptz + interval '1 minute'
  `.execute(db);
  return rows[0]?.count ?? 0;
}

async function listPaid(db: Database, caseId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('case_compensations')
    .select(['order_id', 'paid_cents'])
    .where('case_id', '=', caseId)
    .where('state', '<>', 'due')
    .orderBy('order_id')
    .limit(buyersShownMax)
    .execute();
  return new Map(rows.map((row) => [row.order_id, row.paid_cents]));
}

async function listClaims(db: Database, { roomId, productIds }: CaseScope): Promise<CaseView['claims']> {
  const { rows } = await sql<CaseView['claims'][number]>`
    select g.id, g.order_id as "orderId", g.code, g.state, g.reason, g.paid_cents as "paidCents"
    from order_lines l join guarantee_claims g on g.order_id = l.order_id and g.position = l.position
    where l.room_id = ${roomId} and l.product_id = any(${[...productIds]}::text[])
    order by g.id desc limit ${claimsShownMax}
  `.execute(db);
  return rows;
}

async function findCompensation(
  db: Database,
  { id, compensated_at: at, per_mille: perMille }: Row,
): Promise<CaseView['compensation']> {
  if (at === null || perMille === null) return null;
  const { rows } = await sql<{
    orders: number;
    paidOrders: number;
    wantedCents: number;
    paidCents: number;
    currency: string;
  }>`
    select count(*)::int as orders, count(*) filter (where state <> 'due')::int as "paidOrders",
      coalesce(sum(wanted_cents), 0)::int8 as "wantedCents", coalesce(sum(paid_cents), 0)::int8 as "paidCents",
      coalesce(min(currency), 'CNY') as currency
    from case_compensations where case_id = ${id}
  `.execute(db);
  const [sums] = rows;
  return sums === undefined ? null : { perMille, at: at.toISOString(), ...sums };
}
