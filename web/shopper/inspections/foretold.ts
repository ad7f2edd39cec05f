import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export interface OfferedPiece {
  readonly variantId: string;
  /** What one piece costs with everything taken off. */
  readonly pieceCents: number;
}

const goodsMost = 50;

/** What is said of the inspection of these goods before they are bought. */
export const foretoldQuery = (goods: readonly OfferedPiece[]) => {
  const asked = goods
    .map(({ variantId, pieceCents }) => `${variantId}:${Math.floor(pieceCents)}`)
    .toSorted()
    .slice(0, goodsMost)
    .join(',');
  return queryOptions({
    queryKey: ['foretold', asked],
    queryFn: () => unwrap(api.GET('/api/v1/inspections/foretold', { params: { query: { goods: asked } } })),
    enabled: asked !== '',
    staleTime: 10 * 60_000,
    placeholderData: keepPreviousData,
  });
};

/** warehouse: all of it; some: a part of it, for certain; perhaps: nothing for certain; null: nothing at all. */
export function wayOf(
  goods: readonly OfferedPiece[],
  foretold: readonly { readonly variantId: string; readonly way: 'warehouse' | 'perhaps' }[],
): 'warehouse' | 'some' | 'perhaps' | null {
  const ways = goods.map((one) => foretold.find(({ variantId }) => variantId === one.variantId)?.way ?? null);
  if (ways.length > 0 && ways.every((way) => way === 'warehouse')) return 'warehouse';
  if (ways.includes('warehouse')) return 'some';
  return ways.includes('perhaps') ? 'perhaps' : null;
}
