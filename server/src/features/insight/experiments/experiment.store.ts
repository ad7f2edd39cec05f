import type { ArmSums } from '@kanmai/interest';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { type LogPosition, logStart } from '../events/index.ts';
import { type Act, type ExperimentPlan, stateAfter } from './experiment.policy.ts';
import { type NewExperiment, slotsMax, type Variant } from './experiment.schema.ts';
import {
  type ExperimentCount,
  type JudgedSlot,
  keyOf,
  type Look,
  type Outcome,
  type SlotChange,
  type Tally,
} from './experiment.state.ts';

export async function insertExperiment(
  tx: Tx,
  made: NewExperiment & { readonly id: string; readonly createdBy: string; readonly nowMs: number },
  variants: readonly Variant[],
): Promise<void> {
  await tx
    .insertInto('experiments')
    .values({
      ...{ id: made.id, name: made.name, hypothesis: made.hypothesis, metric: made.metric, state: 'draft' },
      share_percent: made.sharePercent,
      holdout_percent: made.holdoutPercent,
      worthwhile: made.worthwhile,
      variants: sql`${JSON.stringify(variants)}::jsonb`,
      created_by: made.createdBy,
      created_at: new Date(made.nowMs),
    })
    .execute();
}

/** Locks all that are judged or run, so that two acts at once cannot both find room; and the one that is acted on. */
export async function lockExperiments(tx: Tx, id: string): Promise<ExperimentPlan[]> {
  const { rows } = await sql<ExperimentPlan>`
    select id, state, share_percent as "sharePercent", holdout_percent as "holdoutPercent", variants
    from experiments where id = ${id} or state in ('judging', 'running') order by id for update
  `.execute(tx);
  return rows;
}

const timeOf = { judge: 'judging_at', start: 'started_at', stop: 'stopped_at' } as const;

export async function setState(tx: Tx, id: string, act: Act, reason: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('experiments')
    .set({
      state: stateAfter[act],
      [timeOf[act]]: new Date(nowMs),
      ...(act === 'stop' ? { stop_reason: reason } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** How far the log was counted, locked: of several processes one counts at a time. */
export async function lockPosition(tx: Tx): Promise<LogPosition> {
  const { rows } = await sql<LogPosition>`
    insert into experiments_reader (tx, event_id) values (${logStart.tx}::xid8, ${logStart.eventId})
    on conflict (single) do update set single = true
    returning tx::text as tx, event_id as "eventId"
  `.execute(tx);
  return rows[0] as LogPosition;
}

export async function storePosition(tx: Tx, { tx: readTx, eventId }: LogPosition): Promise<void> {
  await sql`update experiments_reader set tx = ${readTx}::xid8, event_id = ${eventId}`.execute(tx);
}

/** Forgets everything that was counted; the log tells it again. */
export async function forgetCounts(tx: Tx): Promise<void> {
  await lockPosition(tx);
  for (const table of ['experiment_people', 'experiment_looks', 'experiment_slots'] as const)
    await tx.deleteFrom(table).execute();
  await storePosition(tx, logStart);
}

/** When each experiment that was ever judged or run was stopped, or null. */
export async function findStops(tx: Tx): Promise<Map<string, number | null>> {
  const rows = await tx
    .selectFrom('experiments')
    .select(['id', 'stopped_at'])
    .where('state', '!=', 'draft')
    .execute();
  return new Map(rows.map(({ id, stopped_at }) => [id, stopped_at?.getTime() ?? null]));
}

type TallyRow = Tally & { readonly experimentId: string; readonly personId: string };

export async function findTallies(tx: Tx, personIds: readonly string[]): Promise<[string, Tally][]> {
  const { rows } = await sql<TallyRow>`
    select experiment_id as "experimentId", person_id as "personId", arm, mixed, shown, plays, completed, opens, orders
    from experiment_people where person_id = any(${[...personIds]}::text[])
  `.execute(tx);
  return rows.map(({ experimentId, personId, ...tally }) => [keyOf(experimentId, personId), tally]);
}

/** The last look of each experiment that ran at `sinceMs` or later; of those that were over by then nothing changes. */
export async function findLastLooks(tx: Tx, sinceMs: number): Promise<Map<string, Look>> {
  const { rows } = await sql<ArmSums & { experimentId: string; day: string; arm: string; metric: string }>`
    select l.experiment_id as "experimentId", l.day::text as day, l.arm, l.metric, l.people, l.x, l.y, l.xx, l.yy, l.xy
    from experiments e
    cross join lateral (select max(day) as day from experiment_looks where experiment_id = e.id) as last
    join experiment_looks l on l.experiment_id = e.id and l.day = last.day
    where e.state != 'draft' and (e.stopped_at is null or e.stopped_at >= ${new Date(sinceMs)})
  `.execute(tx);
  const looks = new Map<string, { day: string; sums: Map<string, ArmSums> }>();
  for (const { experimentId, day, arm, metric, ...sums } of rows) {
    const look = looks.get(experimentId) ?? { day, sums: new Map() };
    look.sums.set(keyOf(arm, metric), sums);
    looks.set(experimentId, look);
  }
  return looks;
}

/** Writes what a batch of steps changed. */
export async function applyCount(tx: Tx, count: ExperimentCount): Promise<void> {
  await storeTallies(tx, count);
  for (const { experimentId, look } of count.closed) await storeLook(tx, experimentId, look);
  for (const [experimentId, look] of count.looks) await storeLook(tx, experimentId, look);
  // What changes slots is of those that were there before; what came of new ones is in them already.
  for (const run of runsOf(count.changes)) await applyChanges(tx, run);
  await storeSlots(tx, count.slots);
}

/** Changes of one kind that follow one another; the order of the kinds is kept. */
function runsOf(changes: readonly SlotChange[]): SlotChange[][] {
  const runs: SlotChange[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last !== undefined && change.type === 'outcome' && last[0]?.type === 'outcome') last.push(change);
    else runs.push([change]);
  }
  return runs;
}

async function applyChanges(tx: Tx, run: readonly SlotChange[]): Promise<void> {
  const [first] = run;
  if (first?.type === 'moved')
    await tx
      .updateTable('experiment_slots')
      .set({ person_id: first.to })
      .where('person_id', '=', first.from)
      .execute();
  else if (first?.type === 'erased')
    await tx.deleteFrom('experiment_slots').where('person_id', '=', first.personId).execute();
  else
    await storeOutcomes(
      tx,
      run.flatMap((change) => (change.type === 'outcome' ? [change.outcome] : [])),
    );
}

async function storeTallies(tx: Tx, { tallies }: ExperimentCount): Promise<void> {
  const split = [...tallies].map(([key, tally]) => {
    const [experiment_id = '', person_id = ''] = key.split('\t');
    return { experiment_id, person_id, tally };
  });
  const gone = split.filter(({ tally }) => tally === null);
  if (gone.length > 0)
    await sql`
      delete from experiment_people where (experiment_id, person_id) in (
        select * from unnest(${gone.map((row) => row.experiment_id)}::text[], ${gone.map((row) => row.person_id)}::text[]))
    `.execute(tx);
  const kept = split.filter(({ tally }) => tally !== null).map(({ tally, ...ids }) => ({ ...ids, ...tally }));
  if (kept.length === 0) return;
  await sql`
    insert into experiment_people (experiment_id, person_id, arm, mixed, shown, plays, completed, opens, orders)
    select * from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x(
      experiment_id text, person_id text, arm text, mixed boolean,
      shown integer, plays integer, completed integer, opens integer, orders integer)
    on conflict (experiment_id, person_id) do update set
      arm = excluded.arm, mixed = excluded.mixed, shown = excluded.shown, plays = excluded.plays,
      completed = excluded.completed, opens = excluded.opens, orders = excluded.orders
  `.execute(tx);
}

async function storeLook(tx: Tx, experimentId: string, { day, sums }: Look): Promise<void> {
  const rows = [...sums].map(([key, sum]) => {
    const [arm, metric] = key.split('\t');
    return { arm, metric, ...sum };
  });
  if (rows.length === 0) return;
  await sql`
    insert into experiment_looks (experiment_id, day, arm, metric, people, x, y, xx, yy, xy)
    select ${experimentId}, ${day}::date, x.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      arm text, metric text, people integer, x double precision, y double precision,
      xx double precision, yy double precision, xy double precision)
    on conflict (experiment_id, day, arm, metric) do update set
      people = excluded.people, x = excluded.x, y = excluded.y, xx = excluded.xx, yy = excluded.yy, xy = excluded.xy
  `.execute(tx);
}

async function storeSlots(tx: Tx, slots: readonly JudgedSlot[]): Promise<void> {
  if (slots.length === 0) return;
  const rows = slots.map((slot) => ({
    event_id: slot.eventId,
    experiment_id: slot.experimentId,
    person_id: slot.personId,
    clip_id: slot.clipId,
    propensity: slot.propensity,
    chances: slot.chances,
    completed: slot.completed,
    opened: slot.opened,
  }));
  await sql`
    insert into experiment_slots (event_id, experiment_id, person_id, clip_id, propensity, chances, completed, opened)
    select event_id, experiment_id, person_id, clip_id, propensity, chances, completed, opened
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      event_id bigint, experiment_id text, person_id text, clip_id text,
      propensity double precision, chances double precision[], completed boolean, opened boolean)
    on conflict (experiment_id, event_id) do nothing
  `.execute(tx);
  for (const id of new Set(slots.map(({ experimentId }) => experimentId))) await keepLastSlots(tx, id);
}

/** Nothing reads more than the last: what is judged for months would fill the database. */
async function keepLastSlots(tx: Tx, experimentId: string): Promise<void> {
  await sql`
    delete from experiment_slots where experiment_id = ${experimentId} and event_id <= (
      select event_id from experiment_slots where experiment_id = ${experimentId}
      order by event_id desc offset ${slotsMax} limit 1)
  `.execute(tx);
}

async function storeOutcomes(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  await sql`
    update experiment_slots s
    set completed = s.completed or o.completed, opened = s.opened or o.opened
    from (
      select "personId" as person_id, "clipId" as clip_id, bool_or(completed) as completed, bool_or(opened) as opened
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as x(
        "personId" text, "clipId" text, completed boolean, opened boolean)
      group by 1, 2
    ) as o
    where s.person_id = o.person_id and s.clip_id = o.clip_id
  `.execute(tx);
}
