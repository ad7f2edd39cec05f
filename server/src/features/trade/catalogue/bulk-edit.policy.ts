import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { BulkChange } from './bulk-edit.schema.ts';
import { type ProductChange, productLimits, type StudioProduct } from './product.schema.ts';

type Variant = StudioProduct['variants'][number];

export interface BulkDecision {
  /** What to change of the product; empty when nothing of it changes. */
  readonly change: ProductChange;
  /** Counts to set; only those that differ. */
  readonly counts: readonly { readonly variantId: string; readonly onHand: number }[];
}

const centsMax = 100_000_000;

/** What one change for many means for this product. Fails when it cannot be made to this one as a whole. */
export function decideBulkEdit(product: StudioProduct, change: BulkChange): Result<BulkDecision, Problem> {
  if (product.state === 'taken-down' && change.state !== undefined) {
    return err({
      type: 'state-conflict',
      field: 'state',
      detail: 'The platform has taken this product down.',
    });
  }
  const guarantees = changedGuarantees(product.guarantees, change);
  if (guarantees.length > productLimits.guaranteesMax) {
    return err({
      type: 'bad-request',
      field: 'addGuarantees',
      detail: `It would have more than ${productLimits.guaranteesMax} guarantees.`,
    });
  }
  const variants = product.variants.map((variant) => changedPrices(variant, change));
  const outside = variants.find(({ priceCents }) => priceCents < 1 || priceCents > centsMax);
  if (outside !== undefined) {
    return err({
      type: 'bad-request',
      field: 'price',
      detail: `${outside.sku} would cost ${outside.priceCents} minor units.`,
    });
  }
  const counts = product.variants.map((variant) => ({ variant, onHand: changedCount(variant, change) }));
  const short = counts.find(({ variant, onHand }) => onHand < variant.held);
  if (short !== undefined) {
    return err({
      type: 'state-conflict',
      field: 'stock',
      detail: `${short.variant.sku} would be ${short.onHand}, and ${short.variant.held} are held by checkouts.`,
    });
  }
  const over = counts.find(({ onHand }) => onHand > productLimits.onHandMax);
  if (over !== undefined) {
    return err({
      type: 'bad-request',
      field: 'stock',
      detail: `${over.variant.sku} would be ${over.onHand}.`,
    });
  }
  const { state, category } = change;
  return ok({
    change: {
      ...(state === undefined || state === product.state ? {} : { state }),
      ...(category === undefined || category === product.category ? {} : { category }),
      ...(sameNames(guarantees, product.guarantees) ? {} : { guarantees }),
      ...(variants.every((variant, index) => hasSamePrices(variant, product.variants[index]))
        ? {}
        : { variants }),
    },
    counts: counts
      .filter(({ variant, onHand }) => onHand !== variant.onHand)
      .map(({ variant, onHand }) => ({ variantId: variant.id, onHand })),
  });
}

function changedGuarantees(before: readonly string[], change: BulkChange): string[] {
  const gone = new Set(change.removeGuarantees ?? []);
  return [...new Set([...before, ...(change.addGuarantees ?? [])])].filter((name) => !gone.has(name));
}

function changedPrices(variant: Variant, change: BulkChange) {
  const { sku, title, options } = variant;
  const priceCents = changedPrice(variant.priceCents, change.price);
  return { sku, title, options, priceCents, listPriceCents: struckPrice(variant, priceCents, change) };
}

/** In whole minor units: halves go up, as at a till. */
function changedPrice(beforeCents: number, price: BulkChange['price']): number {
  if (price === undefined) return beforeCents;
  if (price.by === 'set') return price.cents;
  if (price.by === 'amount') return beforeCents + price.cents;
  const exact = Math.floor((beforeCents * (100 + price.percent) + 50) / 100);
  return price.ending === undefined ? exact : nearestEnding(exact, price.ending);
}

/** The nearest price above zero with this ending; of two equally near, the lower. */
function nearestEnding(cents: number, ending: number): number {
  const below = Math.floor((cents - ending) / 100) * 100 + ending;
  const nearest = cents - below <= below + 100 - cents ? below : below + 100;
  return nearest < 1 ? nearest + 100 : nearest;
}

/** A struck price that the new one has reached would no longer be one. */
function struckPrice(variant: Variant, priceCents: number, change: BulkChange): number | null {
  if (change.listPrice === 'none') return null;
  const struck =
    change.listPrice === 'old-price' && priceCents < variant.priceCents
      ? variant.priceCents
      : variant.listPriceCents;
  return struck !== null && struck > priceCents ? struck : null;
}

function changedCount(variant: Variant, { stock }: BulkChange): number {
  if (stock === undefined) return variant.onHand;
  return stock.by === 'set' ? stock.onHand : variant.onHand + stock.count;
}

function hasSamePrices(
  after: { priceCents: number; listPriceCents: number | null },
  before: Variant | undefined,
): boolean {
  return after.priceCents === before?.priceCents && after.listPriceCents === before.listPriceCents;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
