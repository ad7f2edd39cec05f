import { sql } from 'kysely';
import { type Database, unitOfWork } from '../../../database.ts';
import { logWeighed } from '../../trade/reviews/index.ts';
import { beliefsToTell } from './belief.policy.ts';
import type { FraudDeps } from './fraud.service.ts';
import { listSeenReviews } from './fraud.views.ts';

/** So many are told in one night; what is left is told in the next. */
const toldMax = 5_000;

/** Tells the scores how far reviews are believed by the fairness of who wrote them. Answers how many moved. */
export async function weighReviews(deps: FraudDeps): Promise<number> {
  const nowMs = deps.clock.nowMs();
  const reviews = await listSeenReviews(deps.db, nowMs);
  const ids = reviews.map(({ id }) => id);
  const told = beliefsToTell(reviews, await findBeliefs(deps.db, ids));
  const moved = reviews
    .flatMap(({ id, shopId }) => {
      const belief = told.get(id);
      return belief === undefined ? [] : [{ id, shopId, belief }];
    })
    .slice(0, toldMax);
  await unitOfWork(deps.db, (tx) => logWeighed(tx, moved, nowMs));
  deps.eventsAppended();
  return moved.length;
}

/** How far reviews are believed now. */
async function findBeliefs(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; belief: number }>`
    select h.reference_id as id, max(h.belief) as belief
    from unnest(${ids}::text[]) as r (id) join trust_happenings h on h.reference_id = r.id group by h.reference_id
  `.execute(db);
  return new Map(rows.map(({ id, belief }) => [id, belief]));
}
