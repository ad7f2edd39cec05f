import type { BulkChange, ProductInput, StudioProductView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, api, OfflineProblem, unwrap } from '../../shared/api.ts';
import { type Page, pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { ProductSearch } from './product-filter.ts';

export const productsKey = (shopId: string) => ['studio', shopId, 'products'] as const;

/** Which of a shop's products a list has. */
export type ProductQuery = Pick<ProductSearch, 'state' | 'stock' | 'text'>;

/** A shop's products, newest first. */
export const productsQuery = (shopId: string, { state, stock, text }: ProductQuery) => {
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(stock === undefined ? {} : { stock }),
    ...(text === undefined ? {} : { text }),
  };
  return pagedQuery<StudioProductView>([...productsKey(shopId), 'list', filter], (ask) =>
    unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/products', {
        params: { path: { shopId }, query: { ...ask, ...filter } },
      }),
    ),
  );
};

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

const choiceMax = 50;

/** A shop's newest products that have a text in their title or a SKU: to choose from. */
export const productChoiceQuery = (shopId: string, text: string) =>
  queryOptions({
    queryKey: [...productsKey(shopId), 'choice', text],
    queryFn: async () => {
      const query = { limit: choiceMax, ...(text === '' ? {} : { text }) };
      const path = { shopId };
      return (await unwrap(api.GET('/api/v1/studio/shops/{shopId}/products', { params: { path, query } })))
        .items as StudioProductView[];
    },
  });

/** Products for an example: those named, or the newest ones. */
export const exampleProductsQuery = (shopId: string, ids: readonly string[] | null) =>
  queryOptions({
    queryKey: [...productsKey(shopId), 'example', ids],
    queryFn: async () => {
      const path = { shopId };
      if (ids === null) {
        const query = { limit: choiceMax, state: 'on-sale' };
        return (await unwrap(api.GET('/api/v1/studio/shops/{shopId}/products', { params: { path, query } })))
          .items as StudioProductView[];
      }
      const found = ids.map((id) =>
        unwrap(
          api.GET('/api/v1/studio/shops/{shopId}/products/{id}', { params: { path: { shopId, id } } }),
        ).catch(() => null),
      );
      return (await Promise.all(found)).filter((product) => product !== null) as StudioProductView[];
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

/** The prices of a product's variants; asked again when the product changed. */
export const priceHistoryQuery = (shopId: string, productId: string, updatedAt: string) =>
  queryOptions({
    queryKey: [...productsKey(shopId), 'prices', productId, updatedAt],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/products/{id}/prices', {
          params: { path: { shopId, id: productId } },
        }),
      ),
  });

/** So many products change at once. */
export const bulkEditMax = 500;

/** The ids of the newest products that fit, as many as may change at once. */
export async function matchingIds(shopId: string, query: ProductQuery): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<StudioProductView> = await unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/products', {
        params: { path: { shopId }, query: { ...query, limit: 50, ...(cursor === null ? {} : { cursor }) } },
      }),
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && ids.length < bulkEditMax);
  return ids.slice(0, bulkEditMax);
}

export function previewBulkEdit(shopId: string, productIds: string[], change: BulkChange) {
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/products/bulk-preview', {
      params: { path: { shopId } },
      body: { productIds, change },
    }),
  );
}

export function bulkEditProducts(shopId: string, productIds: string[], change: BulkChange) {
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/products/bulk', {
      params: { path: { shopId } },
      body: { productIds, change },
    }),
  );
}

export function cropPicture(
  shopId: string,
  key: string,
  part: { x: number; y: number; width: number; height: number },
) {
  const share = (percent: number) => Math.min(1, Math.max(0, percent / 100));
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/pictures/{key}/crop', {
      params: { path: { shopId, key } },
      body: {
        left: share(part.x),
        top: share(part.y),
        width: share(part.width),
        height: share(part.height),
      },
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
