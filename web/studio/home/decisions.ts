import { shipDeadline, type Urgency } from '../orders/order-views.ts';
import type { ShopDesk } from './desk-query.ts';

/** What the home page knows about a shop or a creator. Null is what the role may not see, or a creator does not have. */
export interface Situation {
  readonly shopState: 'pending' | 'open' | 'suspended' | 'rejected' | null;
  readonly counts: OrderCounts | null;
  readonly longestWaiting: OrderToShip | null;
  readonly desk: Omit<ShopDesk, 'today'> | null;
  readonly mayWrite: boolean;
  /** Reviews of few stars that nobody answered. */
  readonly lowReviews: number;
  readonly clips: readonly PreparedClip[];
}

export type OrderCounts = Readonly<
  Record<'toShip' | 'overdue' | 'cancelAsked' | 'trouble' | 'unread', number>
>;

export interface OrderToShip {
  readonly id: string;
  readonly placedAt: string;
  readonly timeline: readonly { readonly kind: string; readonly at: string }[];
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

type CaseToAnswer = ShopDesk['casesToAnswer'][number];

/** One thing to do next: what, why and how urgent. Its words and its button are the screen's. */
export type Decision =
  | { readonly kind: 'shop-pending' | 'shop-suspended' | 'first-product' | 'first-clip' }
  | {
      readonly kind: 'ship';
      readonly orderId: string;
      readonly count: number;
      readonly lateCount: number;
      readonly dueAtMs: number;
      readonly urgency: Urgency;
    }
  | {
      readonly kind: 'cancel-asked' | 'trouble' | 'unread' | 'low-reviews' | 'webhooks-paused';
      readonly count: number;
    }
  | (Omit<CaseToAnswer, 'kind'> & { readonly kind: 'case'; readonly wants: CaseToAnswer['kind'] })
  | {
      readonly kind: 'out-of-stock' | 'low-stock';
      readonly productId: string;
      readonly title: string;
      readonly variantTitles: readonly string[];
      readonly available: number;
    }
  | {
      readonly kind: 'certificate';
      readonly productId: string;
      readonly title: string;
      readonly attribute: string;
      readonly problem: ShopDesk['certificates'][number]['problem'];
      readonly validUntil: string | null;
    }
  | { readonly kind: 'faulty-file'; readonly name: string; readonly count: number }
  | {
      readonly kind: 'promotion-ending';
      readonly promotionId: string;
      readonly name: string;
      readonly endsAt: string;
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
  | {
      readonly kind: 'clip-scheduled';
      readonly clipId: string;
      readonly caption: string;
      readonly publishAt: string;
    }
  | { readonly kind: 'clip-draft'; readonly clipId: string; readonly caption: string };

const perKindMax = 4;

/** What to do next, the most pressing first; at most a few of each kind. */
export function decideNext(situation: Situation, nowMs: number): Decision[] {
  const { shopState, clips, desk } = situation;
  const decisions: Decision[] = [];
  if (shopState === 'suspended') decisions.push({ kind: 'shop-suspended' });
  if (shopState === 'pending') decisions.push({ kind: 'shop-pending' });
  decisions.push(...orders(situation, nowMs));
  const { lowReviews } = situation;
  if (lowReviews > 0) decisions.push({ kind: 'low-reviews', count: lowReviews });
  decisions.push(...refused(clips));
  if (desk !== null) decisions.push(...ofDesk(desk));
  decisions.push(...beginnings(situation));
  decisions.push(...waiting(clips));
  if (desk !== null) decisions.push(...scheduled(desk));
  return decisions;
}

/** What has a clock that costs money comes before what merely waits. */
function orders({ counts, longestWaiting, desk }: Situation, nowMs: number): Decision[] {
  const decisions: Decision[] = [];
  const { toShip = 0, overdue = 0, cancelAsked = 0, trouble = 0, unread = 0 } = counts ?? {};
  const cases = desk?.casesToAnswer ?? [];
  if (cancelAsked > 0) decisions.push({ kind: 'cancel-asked', count: cancelAsked });
  if (longestWaiting !== null) {
    const { dueAtMs, urgency } = shipDeadline(longestWaiting, nowMs);
    const count = Math.max(1, toShip);
    decisions.push({
      ...{ kind: 'ship', orderId: longestWaiting.id, count, lateCount: overdue, dueAtMs, urgency },
    });
  }
  if (trouble > 0) decisions.push({ kind: 'trouble', count: trouble });
  decisions.push(...cases.map((one): Decision => ({ ...one, kind: 'case', wants: one.kind })));
  if (unread > 0) decisions.push({ kind: 'unread', count: unread });
  return decisions;
}

function ofDesk(desk: NonNullable<Situation['desk']>): Decision[] {
  const certificates = (problems: readonly string[]) =>
    desk.certificates
      .filter(({ problem }) => problems.includes(problem))
      .map((one): Decision => ({ kind: 'certificate', ...one }));
  const short = (kind: 'out-of-stock' | 'low-stock', products: ShopDesk['outOfStock']) =>
    products.map(({ id, ...product }): Decision => ({ kind, productId: id, ...product }));
  return [
    ...(desk.pausedWebhooks > 0
      ? [{ kind: 'webhooks-paused', count: desk.pausedWebhooks } satisfies Decision]
      : []),
    ...short('out-of-stock', desk.outOfStock),
    ...certificates(['rejected', 'value-changed']),
    ...short('low-stock', desk.lowStock),
    ...certificates(['expiring']),
    ...(desk.faultyFile === null
      ? []
      : [
          {
            kind: 'faulty-file',
            name: desk.faultyFile.name,
            count: desk.faultyFile.faultCount,
          } satisfies Decision,
        ]),
    ...desk.promotionsEnding.map(
      ({ id, name, endsAt }): Decision => ({ kind: 'promotion-ending', promotionId: id, name, endsAt }),
    ),
  ];
}

function scheduled(desk: NonNullable<Situation['desk']>): Decision[] {
  return desk.scheduledClips.map(({ id, ...clip }) => ({ kind: 'clip-scheduled', clipId: id, ...clip }));
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

function beginnings({ desk, mayWrite, clips }: Situation): Decision[] {
  const decisions: Decision[] = [];
  if (desk?.productCount === 0 && mayWrite) decisions.push({ kind: 'first-product' });
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
