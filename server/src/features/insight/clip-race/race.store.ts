import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { RaceMove, RaceRow } from './race.schema.ts';

interface Row {
  clip_id: string;
  tier: number;
  state: RaceRow['state'];
  started_at: Date;
  looks: number;
  next_look_at: Date | null;
  moves: RaceMove[];
}

const rowOf = (row: Row): RaceRow => ({
  clipId: row.clip_id,
  tier: row.tier,
  state: row.state,
  startedAtMs: row.started_at.getTime(),
  looks: row.looks,
  nextLookAtMs: row.next_look_at?.getTime() ?? null,
  moves: row.moves,
});

/** Enters the clips that were published since `sinceMs` and are in no race yet; at most `most`. */
export async function enterNewClips(
  db: Database | Tx,
  { sinceMs, firstLookMs, most }: { sinceMs: number; firstLookMs: number; most: number },
): Promise<void> {
  await sql`
    insert into clip_races (clip_id, started_at, next_look_at)
    select c.id, c.published_at, c.published_at + make_interval(secs => ${firstLookMs / 1_000})
    from clips c
    where c.state = 'published' and c.published_at >= ${new Date(sinceMs)}
      and not exists (select from clip_races r where r.clip_id = c.id)
    order by c.published_at limit ${most}
    on conflict do nothing
  `.execute(db);
}

export async function listDueRaces(
  db: Database,
  { nowMs, most, without }: { nowMs: number; most: number; without: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ clip_id: string }>`
    select clip_id from clip_races
    where next_look_at <= ${new Date(nowMs)} and clip_id <> all(${[...without]}::text[])
    order by next_look_at limit ${most}
  `.execute(db);
  return rows.map((row) => row.clip_id);
}

/** A race that is due, locked; null when another process looks at it, or has. */
export async function lockDueRace(tx: Tx, clipId: string, nowMs: number): Promise<RaceRow | null> {
  const { rows } = await sql<Row>`
    select clip_id, tier, state, started_at, looks, next_look_at, moves from clip_races
    where clip_id = ${clipId} and next_look_at <= ${new Date(nowMs)} for update skip locked
  `.execute(tx);
  return rows[0] === undefined ? null : rowOf(rows[0]);
}

export async function findRace(db: Database, clipId: string): Promise<RaceRow | null> {
  const row = await db.selectFrom('clip_races').selectAll().where('clip_id', '=', clipId).executeTakeFirst();
  return row === undefined ? null : rowOf(row as unknown as Row);
}

export async function storeRace(
  tx: Tx,
  row: RaceRow,
  look: { readonly atMs: number; readonly viewers: number; readonly measured: object } | null,
): Promise<void> {
  await sql`
    insert into clip_races as r (clip_id, tier, state, started_at, looks, next_look_at, moves)
    values (${row.clipId}, ${row.tier}, ${row.state}, ${new Date(row.startedAtMs)}, ${row.looks},
      ${row.nextLookAtMs === null ? null : new Date(row.nextLookAtMs)}, ${JSON.stringify(row.moves)}::jsonb)
    on conflict (clip_id) do update set
      tier = excluded.tier, state = excluded.state, started_at = excluded.started_at, looks = excluded.looks,
      next_look_at = excluded.next_look_at, moves = excluded.moves
  `.execute(tx);
  if (look === null) return;
  await sql`
    update clip_races set looked_at = ${new Date(look.atMs)}, viewers = ${look.viewers},
      measured = ${JSON.stringify(look.measured)}::jsonb
    where clip_id = ${row.clipId}
  `.execute(tx);
}

export async function forgetRaces(tx: Tx): Promise<void> {
  await sql`delete from clip_races`.execute(tx);
}
