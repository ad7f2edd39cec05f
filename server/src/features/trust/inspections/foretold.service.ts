import { foretellByRisk } from '@kanmai/trust';
import type { FeatureDeps } from '../../../feature.ts';
import { inspectedKindOf } from './inspected-goods.policy.ts';
import type { Foretold } from './inspection.schema.ts';
import { findOffered } from './route.views.ts';
import { warehouseAddress } from './warehouse.policy.ts';

/** Goods that somebody may buy. */
export interface OfferedPiece {
  readonly variantId: string;
  /** What one piece costs with everything taken off. */
  readonly pieceCents: number;
}

/** Which of these goods go through the warehouse, or may; what comes directly is left out. */
export async function foretell(
  deps: Pick<FeatureDeps, 'db' | 'config'>,
  goods: readonly OfferedPiece[],
): Promise<Foretold[]> {
  if (warehouseAddress(deps) === null || goods.length === 0) return [];
  const offered = await findOffered(
    deps.db,
    goods.map(({ variantId }) => variantId),
  );
  const listings = new Map(offered.map((one) => [one.variantId, one]));
  return goods.flatMap(({ variantId, pieceCents }) => {
    const listing = listings.get(variantId);
    const kind = listing === undefined ? null : inspectedKindOf(listing);
    const way = kind === null ? 'direct' : foretellByRisk({ kind, worthMinor: pieceCents });
    return kind === null || way === 'direct' ? [] : [{ variantId, kind, way }];
  });
}
