import { err, newId, ok, type Result } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { FeatureDeps } from '../../../feature.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { caseMessageLimits } from './case.schema.ts';
import { lockCase } from './case.store.ts';
import type { Party } from './case-file.service.ts';

/** Writes a message within a case, until it is closed. */
export function writeCaseMessage(
  deps: Pick<FeatureDeps, 'db' | 'clock' | 'random'>,
  { side, personId, scope }: Party,
  claim: IdempotencyClaim,
  text: string,
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  return once(deps.db, claim, nowMs, async (tx) => {
    const found = await lockCase(tx, scope);
    if (found === null) return err({ type: 'not-found' } as const);
    if (found.state.name === 'closed') return err({ type: 'state-conflict', state: 'closed' } as const);
    const since = new Date(nowMs - caseMessageLimits.withinMs);
    const { rows } = await sql<{ count: number; lately: number }>`
      select count(*)::int as count, count(*) filter (where side = ${side} and created_at > ${since})::int as lately
      from after_sale_messages where case_id = ${found.id}
    `.execute(tx);
    const { count, lately } = rows[0] ?? { count: 0, lately: 0 };
    const limit = caseMessageLimits.perCaseMax;
    if (count >= limit) return err({ type: 'too-many', limit } as const);
    if (lately >= caseMessageLimits.burstMax) return err({ type: 'too-many-requests' } as const);
    const id = newId('message', nowMs, deps.random);
    await tx
      .insertInto('after_sale_messages')
      .values({ id, case_id: found.id, side, author_id: personId, text, created_at: new Date(nowMs) })
      .execute();
    return ok({ id });
  });
}
