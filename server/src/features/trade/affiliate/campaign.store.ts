import type { Tx } from '../../../database.ts';

export interface StoredCampaign {
  readonly id: string;
  readonly leaderId: string;
  readonly feeBasisPoints: number;
  readonly rateBasisPointsMin: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** A campaign that is not over; it stays so until the transaction ends. */
export async function findRunningCampaign(tx: Tx, id: string, nowMs: number): Promise<StoredCampaign | null> {
  const row = await tx
    .selectFrom('affiliate_campaigns')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', new Date(nowMs))
    .forShare()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    leaderId: row.leader_id,
    feeBasisPoints: row.fee_basis_points,
    rateBasisPointsMin: row.rate_basis_points_min,
    startsAtMs: row.starts_at.getTime(),
    endsAtMs: row.ends_at.getTime(),
  };
}

export async function insertCampaign(
  tx: Tx,
  campaign: StoredCampaign & { readonly name: string; readonly introduction: string },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('affiliate_campaigns')
    .values({
      id: campaign.id,
      leader_id: campaign.leaderId,
      name: campaign.name.trim(),
      introduction: campaign.introduction.trim(),
      fee_basis_points: campaign.feeBasisPoints,
      rate_basis_points_min: campaign.rateBasisPointsMin,
      starts_at: new Date(campaign.startsAtMs),
      ends_at: new Date(campaign.endsAtMs),
      created_at: new Date(nowMs),
    })
    .execute();
}

/** Ends a leader's campaign and every plan in it; false when there is none of theirs. */
export async function endCampaignNow(tx: Tx, leaderId: string, id: string, nowMs: number): Promise<boolean> {
  const now = new Date(nowMs);
  const mine = await tx
    .selectFrom('affiliate_campaigns')
    .select('ended_at')
    .where('id', '=', id)
    .where('leader_id', '=', leaderId)
    .forUpdate()
    .executeTakeFirst();
  if (mine === undefined) return false;
  if (mine.ended_at !== null) return true;
  await tx.updateTable('affiliate_campaigns').set({ ended_at: now }).where('id', '=', id).execute();
  await tx
    .updateTable('affiliate_plans')
    .set({ ended_at: now })
    .where('campaign_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  return true;
}

/** How many campaigns of a leader are not over. */
export async function countCampaigns(tx: Tx, leaderId: string, nowMs: number): Promise<number> {
  const row = await tx
    .selectFrom('affiliate_campaigns')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('leader_id', '=', leaderId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', new Date(nowMs))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
