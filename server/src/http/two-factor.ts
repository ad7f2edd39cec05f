import { minuteMs } from '@kanmai/kernel';
import type { Actor } from './access.ts';
import type { Problem } from './problems.ts';

/** How long a proof of the second factor is good for what moves money. */
export const twoFactorMs = 15 * minuteMs;

/**
 * Whether this actor has proved a second factor lately; null when it has, or needs none, else what to answer.
 * `when-enrolled` asks those who set one up; `always` refuses those who did not. A token
 * cannot prove one: making it asked for the proof, and `always` refuses it.
 */
export function requireTwoFactor(
  actor: Actor,
  demand: 'when-enrolled' | 'always',
  nowMs: number,
): Problem | null {
  const enrolled = actor.twoFactor?.enrolled ?? false;
  if (!enrolled) return demand === 'always' ? { type: 'two-factor-missing' } : null;
  const provedAtMs = actor.twoFactor?.provedAtMs ?? null;
  return provedAtMs !== null && nowMs - provedAtMs < twoFactorMs ? null : { type: 'two-factor-required' };
}
