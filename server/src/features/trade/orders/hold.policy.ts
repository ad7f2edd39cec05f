import { hourMs } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { PersonHolds } from './placing.store.ts';

/**
 * How much one person may hold without paying: whoever fills carts to keep goods from others is stopped before it
 * matters. Far above what anybody buys in earnest.
 */
export const holdPolicy = { openMax: 20, lapsedMax: 30, lapsedWithinMs: hourMs } as const;

/** Whether somebody who holds this much may hold more; null when so, else why not. */
export function decideHold({ open, lapsed }: PersonHolds): Problem | null {
  if (open >= holdPolicy.openMax) return { type: 'too-many-holds', open, openMax: holdPolicy.openMax };
  if (lapsed >= holdPolicy.lapsedMax)
    return { type: 'too-many-holds', lapsed, lapsedMax: holdPolicy.lapsedMax };
  return null;
}
