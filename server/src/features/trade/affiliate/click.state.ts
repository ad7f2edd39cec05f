import type { LoggedEvent } from '../../insight/events/index.ts';
import { type Click, clickOf } from './attribution.policy.ts';
import { type CandidatePlan, choosePlan, planKey } from './plan.policy.ts';

/** A click that a step of the log tells of, before it is known whether a plan promises something for it. */
export interface ToldClick {
  readonly personId: string;
  readonly productId: string;
  readonly creatorId: string;
  readonly clipId: string | null;
  readonly atMs: number;
  /** A product put into the cart renews the click; only opening it is counted as one. */
  readonly counted: boolean;
}

export interface RecordedClick extends Click {
  readonly personId: string;
  readonly productId: string;
}

export interface ClickChanges {
  /** The last click of a person on a product by a creator. */
  readonly clicks: Map<string, RecordedClick>;
  /** How many by plan, creator and day, as `plan creator day`. */
  readonly days: Map<string, number>;
}

/** What a step says of a creator's part in it; null when none. A clip counts when it is a creator's and shows the product. */
export function toldClick(event: LoggedEvent, clipCreators: ReadonlyMap<string, string>): ToldClick | null {
  const { personId, subjectId: productId, atMs } = event;
  if (personId === null || productId === null) return null;
  const clipId = textOf(event.data.clipId);
  const creatorId =
    clipId === null ? textOf(event.data.creatorId) : (clipCreators.get(clipKey(clipId, productId)) ?? null);
  if (creatorId === null) return null;
  return { personId, productId, creatorId, clipId, atMs, counted: event.kind === 'product-open' };
}

/** Records those clicks for which a plan promised something at that moment. */
export function recordClicks(
  told: readonly ToldClick[],
  plans: ReadonlyMap<string, readonly CandidatePlan[]>,
): ClickChanges {
  const changes: ClickChanges = { clicks: new Map(), days: new Map() };
  for (const { personId, productId, creatorId, clipId, atMs, counted } of told) {
    const plan = choosePlan(plans.get(planKey(productId, creatorId)) ?? [], atMs);
    if (plan === null) continue;
    const key = `${personId} ${productId} ${creatorId}`;
    const before = changes.clicks.get(key);
    if (before === undefined || before.clickedAtMs <= atMs)
      changes.clicks.set(key, { personId, productId, ...clickOf(plan, creatorId, clipId, atMs) });
    if (!counted) continue;
    const day = `${plan.planId} ${creatorId} ${new Date(atMs).toISOString().slice(0, 10)}`;
    changes.days.set(day, (changes.days.get(day) ?? 0) + 1);
  }
  return changes;
}

export const clipKey = (clipId: string, productId: string) => `${clipId} ${productId}`;

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
