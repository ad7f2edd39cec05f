import { ok, type Result } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import { answerOf, type IdempotencyClaim } from './idempotency.ts';
import type { Problem } from './problems.ts';

/** Somebody else committed the same key meanwhile: the unit of work is done again, and finds their answer. */
class KeyOvertaken extends Error {
  readonly code = '40001';
}

/** Many commands in two steps, so that what is read travels with the look for kept answers. */
export interface EachWork<Ask, Facts, Value> {
  /** Reads what is needed to decide, for each ask; locks and writes nothing. */
  read(asks: readonly Ask[]): Promise<readonly Facts[]>;
  /**
   * Does what was asked for. Calls `keep` once with its answers, before it locks what others wait for where it can: they
   * are kept if this unit of work is.
   */
  act(asks: readonly Ask[], facts: readonly Facts[], keep: KeepAnswers<Value>): Promise<Answers<Value>>;
}

type Answers<Value> = readonly Result<Value, Problem>[];

export type KeepAnswers<Value> = (answers: Answers<Value>) => Promise<void>;

/**
 * As `once`, for many commands in one unit of work: those whose key has an answer get it, the others are worked on
 * together, and the answers of those that succeed are kept with their effects. No two of the claims are the same.
 */
export async function onceEach<Ask, Facts, Value extends object>(
  tx: Tx,
  asks: readonly (Ask & { readonly claim: IdempotencyClaim })[],
  nowMs: number,
  work: EachWork<Ask, Facts, Value>,
): Promise<Answers<Value>> {
  const [kept, facts] = await Promise.all([
    findKept(
      tx,
      asks.map(({ claim }) => claim),
    ),
    work.read(asks),
  ]);
  const replays = asks.map(({ claim }) => {
    const found = kept.get(`${claim.scope} ${claim.key}`);
    return found === undefined ? null : answerOf<Value>(found, claim);
  });
  const isFresh = (_: unknown, index: number) => replays[index] === null;
  const fresh = asks.filter(isFresh);
  if (fresh.length === 0) return replays as Answers<Value>;
  const results = await work.act(fresh, facts.filter(isFresh), (answers) => keep(tx, fresh, answers, nowMs));
  let at = 0;
  return replays.map((replay) => replay ?? (results[at++] as Result<Value, Problem>));
}

type Kept = Parameters<typeof answerOf>[0];

async function findKept(tx: Tx, claims: readonly IdempotencyClaim[]): Promise<ReadonlyMap<string, Kept>> {
  const { rows } = await sql<Kept & { scope: string; key: string }>`
    select k.scope, k.key, k.request_hash, k.status, k.response
    from idempotency_keys k
    join unnest(${claims.map(({ scope }) => scope)}::text[], ${claims.map(({ key }) => key)}::text[])
      as t (scope, key) on k.scope = t.scope and k.key = t.key
  `.execute(tx);
  return new Map(rows.map((row) => [`${row.scope} ${row.key}`, row]));
}

/** Failures are not kept: the client may correct itself and try the key again. */
async function keep<Value>(
  tx: Tx,
  asks: readonly { readonly claim: IdempotencyClaim }[],
  results: readonly Result<Value, Problem>[],
  nowMs: number,
): Promise<void> {
  const done = asks.flatMap(({ claim }, index) => {
    const result = results[index] ?? ok(null);
    return result.ok ? [{ claim, response: JSON.stringify(result.value) }] : [];
  });
  if (done.length === 0) return;
  const { numAffectedRows } = await sql`
    insert into idempotency_keys (scope, key, request_hash, status, response, created_at)
    select scope, key, decode(hash, 'hex'), 200, response::jsonb, ${new Date(nowMs)} from unnest(
      ${done.map(({ claim }) => claim.scope)}::text[], ${done.map(({ claim }) => claim.key)}::text[],
      ${done.map(({ claim }) => claim.requestHash.toString('hex'))}::text[],
      ${done.map(({ response }) => response)}::text[]) as t (scope, key, hash, response)
    on conflict (scope, key) do nothing
  `.execute(tx);
  if (Number(numAffectedRows) !== done.length)
    throw new KeyOvertaken('a key was used by somebody else meanwhile');
}
