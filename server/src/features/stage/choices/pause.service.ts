import { ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { Asking } from './choice.service.ts';
import { lockPerson } from './choice.store.ts';
import type { Recommendations } from './pause.schema.ts';
import { closePause, openPause } from './pause.store.ts';
import { isPaused } from './pause.views.ts';

/** Has the feed go by what the person does, or not. What was learnt before is kept, and used only while it is on. */
export async function setRecommendations(
  tx: Tx,
  { personId, nowMs }: Asking,
  { on }: Recommendations,
): Promise<Result<Recommendations, Problem>> {
  await lockPerson(tx, personId);
  // As it is already: nothing to write down.
  if ((await isPaused(tx, personId)) === !on) return ok({ on });
  await (on ? closePause(tx, personId, nowMs) : openPause(tx, personId, nowMs));
  await appendEvents(tx, [
    { kind: 'feed-tuned', atMs: nowMs, personId, subjectId: personId, data: { recommendations: on } },
  ]);
  return ok({ on });
}
