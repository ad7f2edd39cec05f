import { dayMs } from '@kanmai/kernel';
import { experiencePolicy, scoreKinds } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

/** Counts by kind as of a moment: faded, and within the window of the experience score; as the engine's of the same days. */
export interface Counts {
  readonly faded: ReadonlyMap<string, number>;
  readonly window: ReadonlyMap<string, number>;
  readonly delivered: number;
}

export const noCounts: Counts = { faded: new Map(), window: new Map(), delivered: 0 };

/** Of these subjects and categories; summed where the days are, since a category has many. */
export async function findCounts(
  db: Database | Tx,
  ownerIds: readonly string[],
  atMs: number,
): Promise<ReadonlyMap<string, Counts>> {
  const today = Math.floor(atMs / dayMs);
  const { windowDays, deliveries } = experiencePolicy;
  const { rows } = await sql<{
    owner_id: string;
    kind: string;
    faded: number;
    window: number;
    delivered: number;
  }>`
    select d.owner_id, d.kind, sum(d.count * power(2::float8, -(${today}::int - d.day)::float8 / k.half_life)) as faded,
      sum(d.count * greatest(0, 1 - (${today}::int - d.day)::float8 / ${windowDays}::int)) as window,
      coalesce(sum(d.count) filter (where d.day > ${today}::int - ${windowDays}::int
        and d.kind = any(${[...deliveries]}::text[])), 0) as delivered
    from trust_days d
    join unnest(${scoreKinds.map(({ kind }) => kind)}::text[], ${scoreKinds.map(({ halfLifeDays }) => halfLifeDays)}::int[])
      as k (kind, half_life) on k.kind = d.kind
    where d.owner_id = any(${[...new Set(ownerIds)]}::text[]) and d.day <= ${today}::int
    group by d.owner_id, d.kind
  `.execute(db);
  const byOwner = Map.groupBy(rows, (row) => row.owner_id);
  return new Map(
    [...byOwner].map(([owner, of]) => [
      owner,
      {
        faded: new Map(of.map(({ kind, faded }) => [kind, faded])),
        window: new Map(of.map(({ kind, window }) => [kind, window])),
        delivered: Math.round(of.reduce((sum, { delivered }) => sum + delivered, 0)),
      },
    ]),
  );
}
