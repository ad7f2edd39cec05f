import type { Tx } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';

/** A case as it stands now. */
export interface JudgedCase {
  readonly id: number;
  readonly author_id: string;
  readonly outcome: string;
  readonly state: string;
  readonly gravity: number;
}

/** Everybody else is told how an advert was judged, without its words. */
export async function logJudged(tx: Tx, cases: readonly JudgedCase[], atMs: number): Promise<void> {
  await appendEvents(
    tx,
    cases.map(({ id, author_id: subjectId, outcome, state, gravity }) => ({
      ...{ kind: 'advert-judged', atMs, subjectId },
      ...(subjectId.startsWith('shp_') ? { shopId: subjectId } : {}),
      data: { caseId: String(id), outcome, state, gravity },
    })),
  );
}
