import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../server/src/database.ts';
import {
  findContradictions,
  findUnfinished,
  findViolations,
  type Violation,
  type Witness,
} from '../../tests/fault/invariants.ts';
import type { Receiver } from './receiver.ts';

const restMsMax = 60_000;

/** Lets jobs and readers catch up, then asks the tables, what buyers were told, and the receiver. */
export async function checkAtRest(
  databaseUrl: string,
  receiver: Receiver,
  witness: Witness,
): Promise<Violation[]> {
  const { db, close } = openDatabase(databaseUrl, 2);
  try {
    const untilMs = performance.now() + restMsMax;
    while ((await findUnfinished(db)).length > 0 && performance.now() < untilMs) {
      await passTime(db);
      await pause(200);
    }
    return [
      ...(await findViolations(db, 'rest')),
      ...(await findContradictions(db, witness)),
      ...(await findUndelivered(db, receiver)),
    ];
  } finally {
    await close();
  }
}

/** A job that runs this long here belongs to a process that was killed. */
const orphanS = 5;

/**
 * What waits for its time need not wait any longer, and what was running when its process was killed has outrun its own:
 * both happen by themselves in a minute or more, for which a benchmark of many rounds has no patience.
 */
async function passTime(db: Database): Promise<void> {
  await sql`
    update jobs.job set start_after = now() where state in ('created', 'retry') and start_after > now()`.execute(
    db,
  );
  await sql`
    update jobs.job set state = 'retry', retry_count = retry_count + 1, start_after = now()
    where state = 'active' and retry_count < retry_limit and started_on < now() - make_interval(secs => ${orphanS})
  `.execute(db);
}

/** What was told as delivered and never came, and what came and nobody knows of. */
async function findUndelivered(db: Database, { taken, wrong }: Receiver): Promise<Violation[]> {
  const ids = [...taken.keys()];
  const { rows } = await sql<Violation>`
    select 'every message of a webhook was delivered' as invariant, coalesce(d.id, t.id) as subject,
      case when t.id is null then 'is said to be delivered and never came' when d.id is null then 'came and is not known'
        else 'came with another body' end as detail
    from (select id, body from webhook_deliveries where state = 'delivered') d
    full join unnest(${ids}::text[], ${[...taken.values()]}::text[]) as t (id, body) on t.id = d.id
    where t.id is null or d.id is null or d.body <> t.body
  `.execute(db);
  return [...rows, ...wrong];
}
