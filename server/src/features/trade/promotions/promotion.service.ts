import { randomInt } from 'node:crypto';
import { err, newId, ok, type PersonId, type Result, type ShopId } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { findSaleables, type Saleable } from '../catalogue/index.ts';
import { findOffers } from './offer.views.ts';
import { checkPromotion, isCoupon, promotionState } from './promotion.policy.ts';
import {
  type PreviewRequest,
  type PreviewView,
  type PromotionInput,
  promotionLimits,
} from './promotion.schema.ts';
import {
  deletePromotion,
  insertPromotion,
  lockPromotion,
  lockShopPromotions,
  setStopped,
  updatePromotion,
} from './promotion.store.ts';
import {
  type Offer,
  type OfferLine,
  priceRivals,
  type Stacked,
  stackingPolicy,
  stackOffers,
} from './stacking.policy.ts';

export type PromotionDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random'>;

export interface By {
  readonly personId: PersonId;
  readonly shopId: ShopId;
}

/** Makes a promotion or a coupon. Fails with `bad-request`, naming the field, and with `too-many`. */
export async function makePromotion(
  tx: Tx,
  deps: PromotionDeps,
  by: By,
  input: PromotionInput,
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const fits = await checkInput(tx, by.shopId, input, nowMs);
  if (!fits.ok) return fits;
  if ((await lockShopPromotions(tx, by.shopId, nowMs)) >= promotionLimits.livePerShopMax)
    return err({
      type: 'too-many',
      detail: `A shop has at most ${promotionLimits.livePerShopMax} at a time.`,
    });
  const id = newId('promotion', nowMs, deps.random);
  const code = input.byCode === true ? newCode() : null;
  await insertPromotion(tx, { id, shopId: by.shopId, createdBy: by.personId, code }, input, nowMs);
  await record(tx, deps, by, input.publish === false ? 'promotion-draft' : 'promotion-publish', id);
  return ok({ id });
}

/** Changes what has not begun: whoever has seen a running price can rely on it. */
export async function changePromotion(
  tx: Tx,
  deps: PromotionDeps,
  by: By,
  id: string,
  input: PromotionInput,
): Promise<Result<null, Problem>> {
  const nowMs = deps.clock.nowMs();
  const known = await lockPromotion(tx, by.shopId, id);
  if (known === null) return err({ type: 'not-found' });
  const state = promotionState(known, nowMs);
  if (state !== 'draft' && state !== 'scheduled') return err({ type: 'state-conflict', state });
  const fits = await checkInput(tx, by.shopId, input, nowMs);
  if (!fits.ok) return fits;
  const code = input.byCode === true ? (known.code ?? newCode()) : null;
  await updatePromotion(tx, id, input, code, nowMs);
  await record(tx, deps, by, input.publish === false ? 'promotion-draft' : 'promotion-publish', id);
  return ok(null);
}

/** Ends a promotion before its time; safe to repeat. Coupons that people have stay good. */
export async function stopPromotion(
  tx: Tx,
  deps: PromotionDeps,
  by: By,
  id: string,
): Promise<Result<null, Problem>> {
  const nowMs = deps.clock.nowMs();
  const known = await lockPromotion(tx, by.shopId, id);
  if (known === null) return err({ type: 'not-found' });
  const state = promotionState(known, nowMs);
  if (state === 'stopped') return ok(null);
  if (state === 'draft' || state === 'ended') return err({ type: 'state-conflict', state });
  await setStopped(tx, id, nowMs);
  await record(tx, deps, by, 'promotion-stop', id);
  return ok(null);
}

/** Removes a draft; what was ever published is kept with its results. */
export async function removePromotion(
  tx: Tx,
  deps: PromotionDeps,
  by: By,
  id: string,
): Promise<Result<null, Problem>> {
  const known = await lockPromotion(tx, by.shopId, id);
  if (known === null) return err({ type: 'not-found' });
  if (known.published)
    return err({ type: 'state-conflict', state: promotionState(known, deps.clock.nowMs()) });
  await deletePromotion(tx, id);
  return ok(null);
}

function record(tx: Tx, deps: PromotionDeps, by: By, action: string, promotionId: string): Promise<void> {
  return audit(tx, deps, { actorId: by.personId, action, subjectId: by.shopId, detail: { promotionId } });
}

async function checkInput(
  tx: Database | Tx,
  shopId: ShopId,
  input: PromotionInput,
  nowMs: number,
): Promise<Result<null, Problem>> {
  const { scope } = input;
  if (scope.of === 'products' || scope.of === 'variants') {
    const known = await findOwn(tx, shopId, scope);
    const unknown = scope.ids.findIndex((id) => !known.has(id));
    if (unknown >= 0) return err({ type: 'not-found', field: `scope.ids.${unknown}` });
  }
  return checkPromotion(input, nowMs);
}

async function findOwn(
  tx: Database | Tx,
  shopId: ShopId,
  scope: { readonly of: 'products' | 'variants'; readonly ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('products')
    .innerJoin('variants', 'variants.product_id', 'products.id')
    .select(scope.of === 'products' ? 'products.id' : 'variants.id')
    .where('products.shop_id', '=', shopId)
    .where(scope.of === 'products' ? 'products.id' : 'variants.id', 'in', scope.ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

// Without what looks alike; twelve of 32 are 60 bits, beyond any guessing.
const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 12;

function newCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('');
}

export function offerLine(saleable: Saleable, quantity: number): OfferLine {
  const { variantId, productId, category, unitPriceCents } = saleable;
  return { variantId, productId, category, unitPriceCents, quantity };
}

/** What a buyer of these lines would pay without the draft and with it; of a coupon, a buyer who has it. */
export async function previewPromotion(
  db: Database,
  deps: PromotionDeps,
  shopId: ShopId,
  { draft, replaces, lines: wanted }: PreviewRequest,
): Promise<Result<PreviewView, Problem>> {
  const nowMs = deps.clock.nowMs();
  const fits = await checkInput(db, shopId, draft, nowMs);
  if (!fits.ok) return fits;
  const saleables = await findSaleables(
    db,
    wanted.map((line) => line.variantId),
  );
  const lines: { readonly saleable: Saleable; readonly line: OfferLine }[] = [];
  for (const [index, { variantId, quantity }] of wanted.entries()) {
    const saleable = saleables.get(variantId);
    const field = `lines.${index}`;
    if (saleable?.shopId !== shopId) return err({ type: 'not-found', field });
    if (lines.some(({ line }) => line.variantId === variantId))
      return err({ type: 'bad-request', field, detail: 'A variant is named twice.' });
    lines.push({ saleable, line: offerLine(saleable, quantity) });
  }
  const atMs = Math.max(nowMs, Date.parse(draft.startsAt));
  const others = ((await findOffers(db, [shopId], null, atMs)).get(shopId) ?? []).filter(
    ({ promotionId }) => promotionId !== replaces,
  );
  const promotionId = replaces ?? newId('promotion', nowMs, deps.random);
  const offer: Offer = {
    promotionId,
    couponId: isCoupon(draft.rule.kind) ? promotionId : null,
    ...{ name: draft.name, rule: draft.rule, scope: draft.scope },
  };
  return ok(previewOf(lines, others, [...others, offer]));
}

function previewOf(
  goods: readonly { readonly saleable: Saleable; readonly line: OfferLine }[],
  others: readonly Offer[],
  all: readonly Offer[],
): PreviewView {
  const lines = goods.map(({ line }) => line);
  const before = stackOffers(lines, others, undefined);
  const after = stackOffers(lines, all, undefined);
  return {
    policyVersion: stackingPolicy.version,
    before: priceOf(before),
    after: priceOf(after),
    lines: goods.map(({ saleable, line }, index) => {
      const goodsCents = line.unitPriceCents * line.quantity;
      return {
        variantId: line.variantId,
        title: saleable.title,
        variantTitle: saleable.variantTitle,
        quantity: line.quantity,
        goodsCents,
        beforeCents: goodsCents - (before.lines[index]?.reductionCents ?? 0),
        afterCents: goodsCents - (after.lines[index]?.reductionCents ?? 0),
        reductions: [...(after.lines[index]?.reductions ?? [])],
        rivals: priceRivals(line, lines, all).map(({ offer, cents }) => ({
          ...{ promotionId: offer.promotionId, name: offer.name, cents },
        })),
      };
    }),
  };
}

function priceOf({ goodsCents, reductionCents, reductions }: Stacked): PreviewView['before'] {
  return { goodsCents, reductionCents, totalCents: goodsCents - reductionCents, reductions: [...reductions] };
}
