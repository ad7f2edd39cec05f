import { dayMs, err, newId, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import type { CampaignInput } from './campaign.schema.ts';
import { countCampaigns, endCampaignNow, insertCampaign } from './campaign.store.ts';
import { wrong } from './plan.policy.ts';
import { planLimits } from './plan.schema.ts';
import type { AffiliateDeps } from './plan.service.ts';
import { findActiveCreators } from './plan.store.ts';

const livePerLeaderMax = 20;

/** A creator leads a campaign that shops' goods may join. */
export async function makeCampaign(
  tx: Tx,
  deps: AffiliateDeps,
  leaderId: string,
  input: CampaignInput,
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const startsAtMs = input.startsAt === undefined ? nowMs : Math.max(nowMs, Date.parse(input.startsAt));
  const endsAtMs = Date.parse(input.endsAt);
  if (endsAtMs <= startsAtMs) return wrong('endsAt', 'The end is not after the start.');
  if (endsAtMs - startsAtMs > planLimits.daysMax * dayMs)
    return wrong('endsAt', `A campaign lasts at most ${planLimits.daysMax} days.`);
  if (!(await findActiveCreators(tx, [leaderId])).has(leaderId)) return err({ type: 'creator-not-active' });
  if ((await countCampaigns(tx, leaderId, nowMs)) >= livePerLeaderMax)
    return err({ type: 'too-many', detail: `A leader runs at most ${livePerLeaderMax} at a time.` });
  const id = newId('campaign', nowMs, deps.random);
  const { name, introduction = '', feeBasisPoints, rateBasisPointsMin } = input;
  await insertCampaign(
    tx,
    { id, leaderId, name, introduction, feeBasisPoints, rateBasisPointsMin, startsAtMs, endsAtMs },
    nowMs,
  );
  return ok({ id });
}

/** Ends a campaign with the plans in it; what was clicked before is still owed. Safe to repeat. */
export async function endCampaign(
  tx: Tx,
  deps: AffiliateDeps,
  leaderId: string,
  id: string,
): Promise<Result<null, Problem>> {
  return (await endCampaignNow(tx, leaderId, id, deps.clock.nowMs())) ? ok(null) : err({ type: 'not-found' });
}
