import type { Static } from '@fastify/type-provider-typebox';
import type { ArmSums } from '@kanmai/interest';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, type PageQuery, pageOf, readCursor } from '../../../http/page.ts';
import type { ExperimentPlan } from './experiment.policy.ts';
import { type ExperimentView, type Metric, slotsMax } from './experiment.schema.ts';

interface ExperimentRow extends Omit<ExperimentView, 'createdAt' | 'judgingAt' | 'startedAt' | 'stoppedAt'> {
  readonly createdAt: Date;
  readonly judgingAt: Date | null;
  readonly startedAt: Date | null;
  readonly stoppedAt: Date | null;
}

const columns = sql`
  id, name, hypothesis, metric, state, share_percent as "sharePercent", holdout_percent as "holdoutPercent",
  worthwhile, variants, created_at as "createdAt", judging_at as "judgingAt", started_at as "startedAt",
  stopped_at as "stoppedAt", stop_reason as "stopReason"`;

const limitDefault = 20;

/** The newest first: ids begin with the time they were made. */
export async function listExperiments(
  db: Database,
  { cursor, limit = limitDefault }: Static<typeof PageQuery>,
): Promise<Page<ExperimentView>> {
  const before = String(readCursor(cursor, 1)?.[0] ?? '');
  const { rows } = await sql<ExperimentRow>`
    select ${columns} from experiments where ${before} = '' or id < ${before}
    order by id desc limit ${limit + 1}
  `.execute(db);
  return pageOf(rows, limit, viewOf, ({ id }) => [id]);
}

export async function findExperiment(db: Database | Tx, id: string): Promise<ExperimentView | null> {
  const { rows } = await sql<ExperimentRow>`select ${columns} from experiments where id = ${id}`.execute(db);
  return rows[0] === undefined ? null : viewOf(rows[0]);
}

function viewOf({ createdAt, judgingAt, startedAt, stoppedAt, ...row }: ExperimentRow): ExperimentView {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    ...{ judgingAt: text(judgingAt), startedAt: text(startedAt), stoppedAt: text(stoppedAt) },
  };
}

/** Those that are judged or run now. */
export async function listPlans(db: Database): Promise<ExperimentPlan[]> {
  const { rows } = await sql<ExperimentPlan>`
    select id, state, share_percent as "sharePercent", holdout_percent as "holdoutPercent", variants
    from experiments where state in ('judging', 'running') order by id
  `.execute(db);
  return rows;
}

export interface LookRow extends ArmSums {
  readonly day: string;
  readonly arm: string;
  readonly metric: Metric;
}

const looksMax = 20_000;

/** Day by day, the sums of each arm and metric. */
export async function listLooks(db: Database, id: string): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select day::text as day, arm, metric, people, x, y, xx, yy, xy from experiment_looks
    where experiment_id = ${id} order by day, arm, metric limit ${looksMax}
  `.execute(db);
  return rows;
}

export async function countMixed(db: Database, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from experiment_people where experiment_id = ${id} and mixed
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export interface SlotRow {
  readonly personId: string;
  readonly propensity: number;
  readonly chances: readonly number[];
  readonly completed: boolean;
  readonly opened: boolean;
}

/** The last slots that were judged, in the order in which they were shown. */
export async function listSlots(db: Database, id: string): Promise<SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select person_id as "personId", propensity, chances, completed, opened from experiment_slots
    where experiment_id = ${id} order by event_id desc limit ${slotsMax}
  `.execute(db);
  return rows.reverse();
}
