import { ok, type ProductId, type Result, type ShopId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { keepRefusalIn } from '../../trust/adverts/index.ts';
import type { NewProduct, ProductChange } from './product.schema.ts';
import { addProduct, type CatalogueDeps, changeProduct, type ProductOrigin } from './product.service.ts';

/** A product that was taken, and why only as a draft. */
export interface Taken {
  readonly id: ProductId;
  readonly draftBecause: Problem | null;
}

/** As `addProduct`, but what advertising law refuses is not lost: it is kept as a draft, and for operators. */
export async function addOrDraft(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  input: NewProduct,
  origin: ProductOrigin,
): Promise<Result<Taken, Problem>> {
  return orDraft(tx, deps, (draft) => addProduct(tx, deps, shopId, { ...input, ...draft }, origin));
}

/** As `changeProduct`, likewise. */
export async function changeOrDraft(
  tx: Tx,
  deps: CatalogueDeps,
  shopId: ShopId,
  productId: string,
  change: ProductChange,
): Promise<Result<Taken, Problem>> {
  return orDraft(tx, deps, (draft) => changeProduct(tx, deps, shopId, productId, { ...change, ...draft }));
}

async function orDraft(
  tx: Tx,
  deps: CatalogueDeps,
  take: (draft: { readonly state?: 'draft' }) => Promise<Result<ProductId, Problem>>,
): Promise<Result<Taken, Problem>> {
  const taken = await take({});
  if (taken.ok) return ok({ id: taken.value, draftBecause: null });
  if (taken.failure.type !== 'advert-refused') return taken;
  const draft = await take({ state: 'draft' });
  if (!draft.ok) return draft;
  await keepRefusalIn(tx, taken.failure, deps.clock.nowMs(), draft.value);
  return ok({ id: draft.value, draftBecause: taken.failure });
}
