import type { PromotionInput, StudioPromotionView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

const base = '/api/v1/studio/shops/{shopId}/promotions';
const one = `${base}/{id}` as const;

export const promotionsKey = (shopId: string) => ['studio', shopId, 'promotions'] as const;

export const promotionsQuery = (shopId: string) =>
  pagedQuery<StudioPromotionView>([...promotionsKey(shopId), 'list'], (query) =>
    unwrap(api.GET(base, { params: { path: { shopId }, query } })),
  );

export const makePromotion = (shopId: string, body: PromotionInput) =>
  unwrap(api.POST(base, { params: { path: { shopId } }, body }));

export const changePromotion = (shopId: string, id: string, body: PromotionInput) =>
  unwrap(api.PUT(one, { params: { path: { shopId, id } }, body }));

export const stopPromotion = (shopId: string, id: string) =>
  unwrap(api.POST(`${one}/stop`, { params: { path: { shopId, id } } }));

export const removePromotion = (shopId: string, id: string) =>
  unwrap(api.DELETE(one, { params: { path: { shopId, id } } }));

export interface PreviewAsk {
  draft: PromotionInput;
  replaces: string | undefined;
  lines: { variantId: string; quantity: number }[];
}

export const previewQuery = (shopId: string, ask: PreviewAsk | null) =>
  queryOptions({
    queryKey: [...promotionsKey(shopId), 'preview', ask],
    enabled: ask !== null,
    gcTime: 60_000,
    queryFn: () => {
      if (ask === null) throw new Error('a preview of nothing');
      const { draft, lines, replaces } = ask;
      return unwrap(
        api.POST(`${base}/preview`, {
          params: { path: { shopId } },
          body: { draft, lines, ...(replaces === undefined ? {} : { replaces }) },
        }),
      );
    },
  });
