import type { Intervention } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { offsetOf, type ReplayPiece } from '../../stage/rooms/index.ts';
import type { SignEvidence } from './evidence.pages.ts';
import type { InterventionsQuery, InterventionView, OpsIntervention } from './intervention.schema.ts';
import type { Evidence } from './intervention.ts';

const limitDefault = 20;
const ofRoomMax = 100;

interface Row {
  readonly id: string;
  readonly room_id: string;
  readonly broadcaster_id: string;
  readonly broadcaster_name: string | null;
  readonly kind: Intervention;
  readonly at: Date;
  readonly rule: string;
  readonly by_id: string | null;
  readonly reason: string;
  readonly product_id: string | null;
  readonly product_title: string | null;
  readonly until: Date | null;
  readonly evidence: Evidence;
  readonly clip_from: Date;
  readonly clip_until: Date;
  readonly taken_back_at: Date | null;
  readonly taken_back_reason: string;
  readonly title: string;
  readonly state: string;
  readonly started_at: Date | null;
  readonly pieces: readonly ReplayPiece[] | null;
  readonly blob_key: string | null;
}

const selected = sql`
  select i.*, coalesce(s.name, c.name) as broadcaster_name, t.title as product_title, r.title, r.state, r.started_at,
    p.pieces, p.blob_key
  from room_interventions i join rooms r on r.id = i.room_id
  left join shops s on s.id = i.broadcaster_id left join creators c on c.id = i.broadcaster_id
  left join products t on t.id = i.product_id left join room_replays p on p.room_id = i.room_id
`;

/** What is pinned in a room now. */
export async function findRoomPin(db: Database | Tx, roomId: string): Promise<string | null> {
  const row = await db
    .selectFrom('room_pins')
    .select('product_id')
    .where('room_id', '=', roomId)
    .where('unpinned_at', 'is', null)
    .executeTakeFirst();
  return row?.product_id ?? null;
}

/** What was done in a room, the newest first, for those who work in it. */
export async function listRoomInterventions(db: Database, roomId: string): Promise<InterventionView[]> {
  const { rows } = await sql<Row>`
    ${selected} where i.room_id = ${roomId} order by i.id desc limit ${ofRoomMax}
  `.execute(db);
  return rows.map(viewOf);
}

/** Steps in all rooms, the newest first. */
export async function listInterventions(
  db: Database,
  sign: SignEvidence,
  { cursor, limit = limitDefault, roomId, broadcasterId, kind, takenBack }: InterventionsQuery,
): Promise<Page<OpsIntervention>> {
  const before = readCursor(cursor, 1)?.[0];
  const wanted = [
    ...(before === undefined ? [] : [sql`i.id < ${String(before)}`]),
    ...(roomId === undefined ? [] : [sql`i.room_id = ${roomId}`]),
    ...(broadcasterId === undefined ? [] : [sql`i.broadcaster_id = ${broadcasterId}`]),
    ...(kind === undefined ? [] : [sql`i.kind = ${kind}`]),
    ...(takenBack === undefined ? [] : [sql`(i.taken_back_at is not null) = ${takenBack}`]),
    sql`true`,
  ];
  const { rows } = await sql<Row>`
    ${selected} where ${sql.join(wanted, sql` and `)} order by i.id desc limit ${limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    limit,
    (row) => opsViewOf(row, sign),
    ({ id }) => [id],
  );
}

export async function findOpsIntervention(
  db: Database,
  sign: SignEvidence,
  id: string,
): Promise<OpsIntervention | null> {
  const { rows } = await sql<Row>`${selected} where i.id = ${id}`.execute(db);
  return rows[0] === undefined ? null : opsViewOf(rows[0], sign);
}

/** Where in the replay a moment is; null while there is none. */
function replayMsOf({ pieces, blob_key: blobKey }: Row, at: Date): number | null {
  return pieces === null || blobKey === null ? null : Math.round(offsetOf(pieces, at.getTime()));
}

function viewOf(row: Row): InterventionView {
  return {
    ...{ id: row.id, roomId: row.room_id, kind: row.kind, at: row.at.toISOString() },
    ...{ replayMs: replayMsOf(row, row.at), rule: row.rule, byOperator: row.by_id !== null },
    ...{ reason: row.reason, productId: row.product_id, productTitle: row.product_title },
    until: row.until?.toISOString() ?? null,
    quotes: row.evidence.quotes.map((quote) => ({ ...quote, replayMs: replayMsOf(row, new Date(quote.at)) })),
    rates: Object.entries(row.evidence.rates).map(([stream, { count, among, usual, sinceMs }]) => ({
      ...{ stream, count, among, usual, since: new Date(sinceMs).toISOString() },
    })),
    takenBack: row.taken_back_at !== null,
  };
}

function opsViewOf(row: Row, sign: SignEvidence): OpsIntervention {
  return {
    ...viewOf(row),
    room: { title: row.title, state: row.state, startedAt: row.started_at?.toISOString() ?? null },
    broadcaster: { id: row.broadcaster_id, name: row.broadcaster_name ?? '' },
    ...{ by: row.by_id, takenBackReason: row.taken_back_reason },
    clip: {
      ...{ from: row.clip_from.toISOString(), until: row.clip_until.toISOString() },
      ...{ replayFromMs: replayMsOf(row, row.clip_from), replayUntilMs: replayMsOf(row, row.clip_until) },
      url: row.blob_key === null ? null : sign(row.room_id),
    },
  };
}
