import { shipDeadline, type Urgency } from '../orders/order-views.ts';

/** What the home page knows about a shop or a creator; each list may be cut, and says so. */
export interface Situation {
  readonly shopState: 'pending' | 'open' | 'suspended' | 'rejected' | null;
  readonly orders: readonly OrderToShip[];
  readonly moreOrders: boolean;
  readonly products: readonly StockedProduct[] | null;
  readonly clips: readonly PreparedClip[];
}

export interface OrderToShip {
  readonly id: string;
  readonly placedAt: string;
  readonly timeline: readonly { readonly kind: string; readonly at: string }[];
}

export interface StockedProduct {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly variants: readonly { readonly title: string; readonly available: number }[];
}

export interface PreparedClip {
  readonly id: string;
  readonly caption: string;
  readonly state: string;
  readonly assetState: string | null;
  readonly assetRefusal: string | null;
  /** From 0 to 1. */
  readonly progress: number;
}

/** One thing to do next: what, why and how urgent. Its words and its button are the screen's. */
export type Decision =
  | { readonly kind: 'shop-pending' | 'shop-suspended' | 'first-product' | 'first-clip' }
  | {
      readonly kind: 'ship';
      readonly orderId: string;
      readonly count: number;
      readonly more: boolean;
      readonly lateCount: number;
      readonly dueAtMs: number;
      readonly urgency: Urgency;
    }
  | {
      readonly kind: 'out-of-stock' | 'low-stock';
      readonly productId: string;
      readonly title: string;
      readonly variantTitles: readonly string[];
      readonly available: number;
    }
  | {
      readonly kind: 'clip-refused';
      readonly clipId: string;
      readonly caption: string;
      readonly refusal: string;
    }
  | {
      readonly kind: 'clip-preparing';
      readonly clipId: string;
      readonly caption: string;
      readonly progress: number;
    }
  | { readonly kind: 'clip-draft'; readonly clipId: string; readonly caption: string };

/** At or below this many pieces a variant is nearly out. */
export const lowStockMax = 5;
const perKindMax = 4;

/** What to do next, the most pressing first; at most a few of each kind. */
export function decideNext(situation: Situation, nowMs: number): Decision[] {
  const decisions: Decision[] = [];
  if (situation.shopState === 'suspended') decisions.push({ kind: 'shop-suspended' });
  if (situation.shopState === 'pending') decisions.push({ kind: 'shop-pending' });
  decisions.push(...shipping(situation, nowMs));
  decisions.push(...refused(situation.clips));
  decisions.push(...stock(situation.products ?? []));
  decisions.push(...beginnings(situation));
  decisions.push(...waiting(situation.clips));
  return decisions;
}

function shipping({ orders, moreOrders }: Situation, nowMs: number): Decision[] {
  const [oldest] = orders;
  if (oldest === undefined) return [];
  const { dueAtMs, urgency } = shipDeadline(oldest, nowMs);
  const lateCount = orders.filter((order) => shipDeadline(order, nowMs).urgency === 'late').length;
  return [
    { kind: 'ship', orderId: oldest.id, count: orders.length, more: moreOrders, lateCount, dueAtMs, urgency },
  ];
}

function stock(products: readonly StockedProduct[]): Decision[] {
  const short = products
    .filter((product) => product.state === 'on-sale')
    .flatMap((product) => {
      const low = product.variants.filter((variant) => variant.available <= lowStockMax);
      if (low.length === 0) return [];
      const empty = low.filter((variant) => variant.available <= 0);
      const kind = empty.length > 0 ? ('out-of-stock' as const) : ('low-stock' as const);
      const named = empty.length > 0 ? empty : low;
      return [
        {
          kind,
          productId: product.id,
          title: product.title,
          variantTitles: named.map((variant) => variant.title).filter(Boolean),
          available: Math.min(...named.map((variant) => variant.available)),
        },
      ];
    });
  const out = short.filter((decision) => decision.kind === 'out-of-stock');
  const low = short.filter((decision) => decision.kind === 'low-stock');
  low.sort((a, b) => a.available - b.available);
  return [...out.slice(0, perKindMax), ...low.slice(0, perKindMax)];
}

function refused(clips: readonly PreparedClip[]): Decision[] {
  return clips
    .filter((clip) => clip.state === 'draft' && clip.assetState === 'refused')
    .slice(0, perKindMax)
    .map((clip) => ({
      kind: 'clip-refused',
      clipId: clip.id,
      caption: clip.caption,
      refusal: clip.assetRefusal ?? '',
    }));
}

function beginnings({ products, clips }: Situation): Decision[] {
  const decisions: Decision[] = [];
  if (products !== null && products.length === 0) decisions.push({ kind: 'first-product' });
  if (clips.length === 0) decisions.push({ kind: 'first-clip' });
  return decisions;
}

function waiting(clips: readonly PreparedClip[]): Decision[] {
  const drafts = clips.filter((clip) => clip.state === 'draft');
  const preparing = drafts.filter(
    (clip) => clip.assetState === 'uploaded' || clip.assetState === 'processing',
  );
  const ready = drafts.filter((clip) => clip.assetState === 'ready');
  return [
    ...ready
      .slice(0, perKindMax)
      .map((clip): Decision => ({ kind: 'clip-draft', clipId: clip.id, caption: clip.caption })),
    ...preparing.slice(0, perKindMax).map(
      (clip): Decision => ({
        kind: 'clip-preparing',
        clipId: clip.id,
        caption: clip.caption,
        progress: clip.progress,
      }),
    ),
  ];
}
