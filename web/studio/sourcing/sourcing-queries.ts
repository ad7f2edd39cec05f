import type { CampaignView, CreatorPlanView, SourcedProductView } from '@kanmai/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import { affiliateKey } from '../affiliate/affiliate-queries.ts';
import type { sourcingOrders } from './sourcing-search.ts';

const base = '/api/v1/studio/creators/{creatorId}';

export interface SourcingAsk {
  readonly q: string;
  readonly order: (typeof sourcingOrders)[number];
  readonly rateBasisPointsMin: number | null;
  readonly inWindow: boolean;
}

export const sourcingQuery = (creatorId: string, ask: SourcingAsk) =>
  pagedQuery<SourcedProductView>([...affiliateKey(creatorId), 'sourcing', ask], (page) => {
    const { q, order, rateBasisPointsMin, inWindow } = ask;
    const query = {
      ...{ ...page, order },
      ...(q === '' ? {} : { q }),
      ...(rateBasisPointsMin === null ? {} : { rateBasisPointsMin }),
    };
    const params = { path: { creatorId }, query };
    return unwrap(inWindow ? api.GET(`${base}/window`, { params }) : api.GET(`${base}/sourcing`, { params }));
  });

export const setInWindow = (creatorId: string, productId: string, wanted: boolean) => {
  const params = { path: { creatorId, productId } };
  return unwrap(
    wanted
      ? api.PUT(`${base}/window/{productId}`, { params })
      : api.DELETE(`${base}/window/{productId}`, { params }),
  );
};

export const askForSample = (
  creatorId: string,
  body: { variantId: string; addressId: string; note: string },
) => unwrap(api.POST(`${base}/samples`, { params: { path: { creatorId } }, body }));

export const myAddressesQuery = queryOptions({
  queryKey: ['addresses'],
  queryFn: () => unwrap(api.GET('/api/v1/me/addresses')),
});

export const myPlansQuery = (creatorId: string) =>
  pagedQuery<CreatorPlanView>([...affiliateKey(creatorId), 'plans'], (query) =>
    unwrap(api.GET(`${base}/plans`, { params: { path: { creatorId }, query } })),
  );

export const answerInvitation = (creatorId: string, id: string, accept: boolean) =>
  unwrap(api.POST(`${base}/plans/{id}/answer`, { params: { path: { creatorId, id } }, body: { accept } }));

export const earningsQuery = (creatorId: string) =>
  infiniteQueryOptions({
    queryKey: [...affiliateKey(creatorId), 'earnings'],
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      unwrap(
        api.GET(`${base}/earnings`, {
          params: { path: { creatorId }, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const earningsHref = (creatorId: string) => `/api/v1/studio/creators/${creatorId}/earnings.csv`;

export const myCampaignsQuery = (creatorId: string) =>
  pagedQuery<CampaignView>([...affiliateKey(creatorId), 'campaigns'], (query) =>
    unwrap(api.GET(`${base}/campaigns`, { params: { path: { creatorId }, query } })),
  );

export const makeCampaign = (
  creatorId: string,
  body: {
    name: string;
    introduction: string;
    feeBasisPoints: number;
    rateBasisPointsMin: number;
    endsAt: string;
  },
) => unwrap(api.POST(`${base}/campaigns`, { params: { path: { creatorId } }, body }));

export const endCampaign = (creatorId: string, id: string) =>
  unwrap(api.POST(`${base}/campaigns/{id}/end`, { params: { path: { creatorId, id } } }));
