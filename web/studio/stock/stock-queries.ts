import type { StockPoolView, StockRowView } from '@kanmai/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import { showToast } from '../../ui/index.ts';
import { productsKey } from '../products/product-queries.ts';
import type { StockSearch } from './stock-search.ts';

const base = '/api/v1/studio/shops/{shopId}';

const stockKey = (shopId: string) => ['studio', shopId, 'stock'] as const;

export const stockQuery = (shopId: string, { text, stock }: Pick<StockSearch, 'text' | 'stock'>) => {
  const filter = { ...(text === undefined ? {} : { text }), ...(stock === undefined ? {} : { stock }) };
  return pagedQuery<StockRowView>([...stockKey(shopId), 'rows', filter], (page) =>
    unwrap(api.GET(`${base}/stock`, { params: { path: { shopId }, query: { ...page, ...filter } } })),
  );
};

export const warehousesQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...stockKey(shopId), 'warehouses'],
    queryFn: async () =>
      (await unwrap(api.GET(`${base}/warehouses`, { params: { path: { shopId } } }))).items,
  });

export const poolsQuery = (shopId: string) =>
  pagedQuery<StockPoolView>([...stockKey(shopId), 'pools'], (query) =>
    unwrap(api.GET(`${base}/stock-pools`, { params: { path: { shopId }, query } })),
  );

export const countStock = (
  shopId: string,
  variantId: string,
  body: { onHand: number; warehouseId: string },
) => unwrap(api.PUT(`${base}/stock/{variantId}`, { params: { path: { shopId, variantId } }, body }));

export const limitPerPerson = (shopId: string, variantId: string, perPersonMax: number | null) =>
  unwrap(
    api.PUT(`${base}/stock/{variantId}/person-limit`, {
      params: { path: { shopId, variantId } },
      body: { perPersonMax },
    }),
  );

export interface Move {
  variantId: string;
  quantity: number;
  from: string;
  to: string;
}

export const moveStock = (shopId: string, body: Move) =>
  unwrap(api.POST(`${base}/stock-moves`, { params: { path: { shopId } }, body }));

export interface SettingAside {
  kind: StockPoolView['kind'];
  referenceId: string;
  lines: { variantId: string; quantity: number }[];
}

export const setStockAside = (shopId: string, body: SettingAside) =>
  unwrap(api.POST(`${base}/stock-pools`, { params: { path: { shopId } }, body }));

export const closePool = (shopId: string, id: string) =>
  unwrap(api.POST(`${base}/stock-pools/{id}/close`, { params: { path: { shopId, id } } }));

export interface WarehouseFields {
  name: string;
  province: string;
  priority: number;
}

export const openWarehouse = (shopId: string, body: WarehouseFields) =>
  unwrap(api.POST(`${base}/warehouses`, { params: { path: { shopId } }, body }));

export const changeWarehouse = (shopId: string, id: string, body: WarehouseFields) =>
  unwrap(api.PUT(`${base}/warehouses/{id}`, { params: { path: { shopId, id } }, body }));

export const closeWarehouse = (shopId: string, id: string) =>
  unwrap(api.POST(`${base}/warehouses/{id}/close`, { params: { path: { shopId, id } } }));

/** One change of a shop's stock: says that it was made, and whatever shows stock is read again. */
export function useStockChange<Input, Output>(
  shopId: string,
  change: (input: Input) => Promise<Output>,
  said: string,
  onDone: (output: Output) => void = () => undefined,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (output) => {
      showToast(said);
      onDone(output);
    },
    // A refusal too may mean that the figures here are old.
    onSettled: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: stockKey(shopId) }),
        queries.invalidateQueries({ queryKey: productsKey(shopId) }),
      ]);
    },
  });
}
