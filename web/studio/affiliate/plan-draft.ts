import type { CampaignView, PlanInput } from '@kanmai/client';
import type { InvitedCreator } from './creators-field.tsx';
import { endOfDay, readRate } from './rate.ts';

export const planKinds = ['open', 'target', 'campaign'] as const;

export interface PlanDraft {
  readonly product: { readonly id: string; readonly priceCents: number } | null;
  readonly kind: (typeof planKinds)[number];
  readonly rate: string;
  readonly ends: string;
  readonly creators: readonly InvitedCreator[];
  readonly campaign: CampaignView | null;
}

export type PlanField = 'product' | 'rate' | 'ends' | 'creators' | 'campaign';

export const emptyPlan: PlanDraft = {
  ...{ product: null, kind: 'open', rate: '10', ends: '', creators: [], campaign: null },
};

export type PlanReading =
  | { readonly ok: true; readonly input: PlanInput }
  | { readonly ok: false; readonly problems: ReadonlySet<PlanField> };

/** What is asked of the API, or which fields stand in the way. */
export function readPlan(draft: PlanDraft, nowMs: number): PlanReading {
  const { product, kind, creators, campaign } = draft;
  const problems = new Set<PlanField>();
  const rateBasisPoints = readRate(draft.rate, 100, 5_000);
  const day = endOfDay(draft.ends);
  // A campaign's last day is over when the campaign is.
  const endsAt =
    day !== null && kind === 'campaign' && campaign !== null && day > campaign.endsAt ? campaign.endsAt : day;
  if (product === null) problems.add('product');
  if (rateBasisPoints === null) problems.add('rate');
  if (endsAt === null ? kind !== 'open' || draft.ends !== '' : Date.parse(endsAt) <= nowMs)
    problems.add('ends');
  if (kind === 'target' && creators.length === 0) problems.add('creators');
  if (kind === 'campaign' && campaign === null) problems.add('campaign');
  if (problems.size > 0 || product === null || rateBasisPoints === null) return { ok: false, problems };
  return {
    ok: true,
    input: {
      ...{ productId: product.id, kind, rateBasisPoints, endsAt },
      ...(kind === 'target' ? { creatorIds: creators.map(({ id }) => id) } : {}),
      ...(kind === 'campaign' && campaign !== null ? { campaignId: campaign.id } : {}),
    },
  };
}
