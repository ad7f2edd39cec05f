import type { ProductInput, StudioProductView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, api, OfflineProblem, unwrap } from '../../shared/api.ts';
import { type Page, pagedQuery } from '../../shared/desk/paged-list.tsx';

export const productsKey = (shopId: string) => ['studio', shopId, 'products'] as const;

/** A shop's products, newest first; of one state, or of all. */
export const productsQuery = (shopId: string, state: string | undefined) =>
  pagedQuery<StudioProductView>([...productsKey(shopId), 'list', state ?? 'all'], (ask) =>
    unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/products', {
        params: { path: { shopId }, query: { ...ask, ...(state === undefined ? {} : { state }) } },
      }),
    ),
  );

export const productQuery = (shopId: string, productId: string) =>
  queryOptions({
    queryKey: [...productsKey(shopId), 'one', productId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/products/{id}', {
          params: { path: { shopId, id: productId } },
        }),
      ),
  });

const productsReadMax = 200;

/** A shop's newest products up to a bound: for what to do next, and for choosing goods. */
export const productsOnceQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...productsKey(shopId), 'newest'],
    queryFn: async () => {
      const products: StudioProductView[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = { limit: 50 };
        if (cursor !== null) query.cursor = cursor;
        const page: Page<StudioProductView> = await unwrap(
          api.GET('/api/v1/studio/shops/{shopId}/products', { params: { path: { shopId }, query } }),
        );
        products.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null && products.length < productsReadMax);
      return products;
    },
  });

export function addProduct(shopId: string, body: ProductInput) {
  return unwrap(api.POST('/api/v1/studio/shops/{shopId}/products', { params: { path: { shopId } }, body }));
}

export function changeProduct(shopId: string, productId: string, body: Partial<ProductInput>) {
  return unwrap(
    api.PATCH('/api/v1/studio/shops/{shopId}/products/{id}', {
      params: { path: { shopId, id: productId } },
      body,
    }),
  );
}

export function countStock(shopId: string, variantId: string, onHand: number) {
  return unwrap(
    api.PUT('/api/v1/studio/shops/{shopId}/variants/{variantId}/stock', {
      params: { path: { shopId, variantId } },
      body: { onHand },
    }),
  );
}

/** Sends a picture as it is. @throws ApiProblem, OfflineProblem */
export async function uploadPicture(shopId: string, file: File): Promise<{ key: string; url: string }> {
  const response = await fetch(`/api/v1/studio/shops/${shopId}/pictures`, {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file,
  }).catch((cause: unknown) => {
    throw new OfflineProblem(cause);
  });
  const answer = (await response.json().catch(() => ({}))) as { key?: string; url?: string };
  if (!response.ok) throw new ApiProblem(response.status, answer);
  return { key: answer.key ?? '', url: answer.url ?? '' };
}
