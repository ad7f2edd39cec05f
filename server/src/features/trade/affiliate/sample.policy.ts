import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { SampleState } from './sample.schema.ts';

/** What a creator may ask for, and what they owe for it. */
export const samplePolicy = {
  /** A clip with the product is to be published so long after the sample came. */
  publishDays: 15,
  /** Samples of a creator that are asked for, under way, or came and have no clip yet. */
  openMax: 5,
  /** A product once in so long, unless the shop declined or the creator withdrew. */
  againDays: 180,
} as const;

/** What matters of a creator's samples when they ask for another. */
export interface SampleHistory {
  readonly productId: string;
  readonly state: SampleState;
  readonly askedAtMs: number;
  readonly receivedAtMs: number | null;
  readonly hasClip: boolean;
}

export function dueAtMs(receivedAtMs: number): number {
  return receivedAtMs + samplePolicy.publishDays * dayMs;
}

export function isOverdue(
  sample: Pick<SampleHistory, 'state' | 'receivedAtMs' | 'hasClip'>,
  nowMs: number,
): boolean {
  const { state, receivedAtMs, hasClip } = sample;
  return state === 'received' && !hasClip && receivedAtMs !== null && dueAtMs(receivedAtMs) < nowMs;
}

/** Whether a creator may ask for a sample of a product: fails with `sample-refused` and the reason. */
export function decideAsk(
  productId: string,
  history: readonly SampleHistory[],
  nowMs: number,
): Result<null, Problem> {
  const counted = history.filter(({ state }) => state !== 'declined' && state !== 'withdrawn');
  if (counted.some((sample) => isOverdue(sample, nowMs)))
    return err({ type: 'sample-refused', reason: 'overdue' });
  if (
    counted.some(
      (sample) => sample.productId === productId && sample.askedAtMs > nowMs - samplePolicy.againDays * dayMs,
    )
  )
    return err({ type: 'sample-refused', reason: 'asked-before', againDays: samplePolicy.againDays });
  if (counted.filter(({ state, hasClip }) => state !== 'received' || !hasClip).length >= samplePolicy.openMax)
    return err({ type: 'sample-refused', reason: 'too-many-open', openMax: samplePolicy.openMax });
  return ok(null);
}

const next = {
  withdraw: { from: ['asked'], to: 'withdrawn' },
  approve: { from: ['asked'], to: 'approved' },
  decline: { from: ['asked', 'approved'], to: 'declined' },
  ship: { from: ['approved'], to: 'shipped' },
  receive: { from: ['shipped'], to: 'received' },
} as const satisfies Record<string, { from: readonly SampleState[]; to: SampleState }>;

export type SampleStep = keyof typeof next;

/** The state after a step; null when it is there already. Fails with `state-conflict`. */
export function decideStep(step: SampleStep, state: SampleState): Result<SampleState | null, Problem> {
  const { from, to } = next[step];
  if (state === to) return ok(null);
  return (from as readonly SampleState[]).includes(state) ? ok(to) : err({ type: 'state-conflict', state });
}
