import type { AffiliateResultView, AffiliateSampleView, PlanInput, StudioPlanView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

const base = '/api/v1/studio/shops/{shopId}/affiliate';
const plan = `${base}/plans/{id}` as const;
const sample = `${base}/samples/{id}` as const;

export type SampleState = AffiliateSampleView['state'];

/** Whose samples and results: a shop's, or those of the creator that one is. */
export const isCreator = (authorId: string) => authorId.startsWith('crt_');

export const affiliateKey = (authorId: string) => ['studio', authorId, 'affiliate'] as const;

export const plansQuery = (shopId: string) =>
  pagedQuery<StudioPlanView>([...affiliateKey(shopId), 'plans'], (query) =>
    unwrap(api.GET(`${base}/plans`, { params: { path: { shopId }, query } })),
  );

export const makePlan = (shopId: string, body: PlanInput) =>
  unwrap(api.POST(`${base}/plans`, { params: { path: { shopId } }, body }));

export const changePlan = (
  shopId: string,
  id: string,
  body: { rateBasisPoints: number; endsAt: string | null },
) => unwrap(api.PUT(plan, { params: { path: { shopId, id } }, body }));

export const endPlan = (shopId: string, id: string) =>
  unwrap(api.POST(`${plan}/end`, { params: { path: { shopId, id } } }));

export interface PreviewAsk {
  priceCents: number;
  rateBasisPoints: number;
  leaderBasisPoints: number;
}

export const planPreviewQuery = (shopId: string, ask: PreviewAsk | null) =>
  queryOptions({
    queryKey: [...affiliateKey(shopId), 'preview', ask],
    enabled: ask !== null,
    gcTime: 60_000,
    queryFn: () => {
      if (ask === null) throw new Error('a preview of nothing');
      return unwrap(api.GET(`${base}/preview`, { params: { path: { shopId }, query: ask } }));
    },
  });

export const creatorsNamedQuery = (shopId: string, q: string) =>
  queryOptions({
    queryKey: [...affiliateKey(shopId), 'creators', q],
    enabled: q !== '',
    queryFn: async () =>
      (await unwrap(api.GET(`${base}/creators`, { params: { path: { shopId }, query: { q } } }))).items,
  });

export const openCampaignsQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...affiliateKey(shopId), 'campaigns'],
    queryFn: async () =>
      (await unwrap(api.GET(`${base}/campaigns`, { params: { path: { shopId }, query: { limit: 50 } } })))
        .items,
  });

export const samplesQuery = (authorId: string, state: SampleState | null) =>
  pagedQuery<AffiliateSampleView>([...affiliateKey(authorId), 'samples', state], (page) => {
    const query = { ...page, ...(state === null ? {} : { state }) };
    return unwrap(
      isCreator(authorId)
        ? api.GET('/api/v1/studio/creators/{creatorId}/samples', {
            params: { path: { creatorId: authorId }, query },
          })
        : api.GET(`${base}/samples`, { params: { path: { shopId: authorId }, query } }),
    );
  });

export const approveSample = (shopId: string, id: string) =>
  unwrap(api.POST(`${sample}/approve`, { params: { path: { shopId, id } } }));

export const declineSample = (shopId: string, id: string, reason: string) =>
  unwrap(api.POST(`${sample}/decline`, { params: { path: { shopId, id } }, body: { reason } }));

export const shipSample = (shopId: string, id: string, body: { carrier: string; trackingNo: string }) =>
  unwrap(api.POST(`${sample}/ship`, { params: { path: { shopId, id } }, body }));

export const stepMySample = (creatorId: string, id: string, step: 'withdraw' | 'receive') =>
  unwrap(
    step === 'withdraw'
      ? api.POST('/api/v1/studio/creators/{creatorId}/samples/{id}/withdraw', {
          params: { path: { creatorId, id } },
        })
      : api.POST('/api/v1/studio/creators/{creatorId}/samples/{id}/receive', {
          params: { path: { creatorId, id } },
        }),
  );

export const resultsQuery = (authorId: string, days: number) =>
  pagedQuery<AffiliateResultView>([...affiliateKey(authorId), 'results', days], (page) => {
    const query = { ...page, days };
    return unwrap(
      isCreator(authorId)
        ? api.GET('/api/v1/studio/creators/{creatorId}/results', {
            params: { path: { creatorId: authorId }, query },
          })
        : api.GET(`${base}/results`, { params: { path: { shopId: authorId }, query } }),
    );
  });

export const resultsHref = (authorId: string, days: number) =>
  isCreator(authorId)
    ? `/api/v1/studio/creators/${authorId}/results.csv?days=${days}`
    : `/api/v1/studio/shops/${authorId}/affiliate/results.csv?days=${days}`;
