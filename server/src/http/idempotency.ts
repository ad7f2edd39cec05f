import { hash } from 'node:crypto';
import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import { type Database, Rollback, type Tx, unitOfWork } from '../database.ts';
import { actorOf } from './access.ts';
import { type Problem, ProblemError } from './problems.ts';

/** What makes a request the same request: who sends it where, under which key, with which body. */
export interface IdempotencyClaim {
  readonly scope: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

const keyPattern = /^[\x21-\x7e]{8,200}$/;

/** Reads the Idempotency-Key of a route that asks for one. @throws ProblemError `key-required` */
export function claimOf(request: FastifyRequest): IdempotencyClaim {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw new ProblemError({ type: 'key-required', field: 'Idempotency-Key' });
  }
  const requestHash = hash('sha256', JSON.stringify([request.params, request.body ?? null]), 'buffer');
  return {
    scope: `${actorOf(request).personId} ${request.method} ${request.routeOptions.url}`,
    key,
    requestHash,
  };
}

/**
 * Runs a command exactly once for its key. The key, the effect and the answer are committed in one transaction, so
 * that no crash can leave an effect without its answer; a second request with the key waits for the first, then gets
 * the same answer. A failure is not kept: the client may correct itself and try the key again.
 */
export async function once<Value extends object>(
  db: Database,
  claim: IdempotencyClaim,
  nowMs: number,
  work: (tx: Tx) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  try {
    return await unitOfWork(db, async (tx) => {
      const inserted = await tx
        .insertInto('idempotency_keys')
        .values({
          scope: claim.scope,
          key: claim.key,
          request_hash: claim.requestHash,
          created_at: new Date(nowMs),
        })
        .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing())
        .returning('key')
        .executeTakeFirst();
      if (inserted === undefined) return replay<Value>(tx, claim);
      const result = await work(tx);
      if (!result.ok) throw new Rollback(result.failure);
      await tx
        .updateTable('idempotency_keys')
        .set({ status: 200, response: JSON.stringify(result.value) })
        .where('scope', '=', claim.scope)
        .where('key', '=', claim.key)
        .execute();
      return result;
    });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

/** Lets a key be used again, when what followed the commit failed and its effect was taken back. */
export async function forgetKey(db: Database, claim: IdempotencyClaim): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('scope', '=', claim.scope)
    .where('key', '=', claim.key)
    .execute();
}

/**
 * The answer kept under this key; null when there is none. For work of many units, which `once` cannot hold in one
 * transaction: it looks here first, does what can safely be done again, and keeps its answer by `once` at the end.
 */
export async function findAnswer<Value extends object>(
  db: Database,
  claim: IdempotencyClaim,
): Promise<Result<Value, Problem> | null> {
  const found = await db
    .selectFrom('idempotency_keys')
    .select('key')
    .where('scope', '=', claim.scope)
    .where('key', '=', claim.key)
    .executeTakeFirst();
  return found === undefined ? null : replay<Value>(db, claim);
}

/** A client that asks again this much later asks for something new. */
export const keyDays = 7;

/** Forgets keys older than that: what they made stays. */
export async function forgetKeys(db: Database, nowMs: number): Promise<void> {
  await db
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', new Date(nowMs - keyDays * dayMs))
    .execute();
}

async function replay<Value extends object>(
  tx: Database | Tx,
  claim: IdempotencyClaim,
): Promise<Result<Value, Problem>> {
  const stored = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'response'])
    .where('scope', '=', claim.scope)
    .where('key', '=', claim.key)
    .executeTakeFirst();
  return stored === undefined ? err({ type: 'request-under-way' }) : answerOf<Value>(stored, claim);
}

/** What is answered to a request whose key was used before. */
export function answerOf<Value extends object>(
  stored: { readonly request_hash: Buffer; readonly status: number | null; readonly response: unknown },
  claim: IdempotencyClaim,
): Result<Value, Problem> {
  if (stored.status === null) return err({ type: 'request-under-way' });
  if (!stored.request_hash.equals(claim.requestHash))
    return err({ type: 'key-reused', field: 'Idempotency-Key' });
  return ok(stored.response as unknown as Value);
}
