import type { LineRight } from '../../shared/guarantees/claim-view.ts';

/** `unclear`: its time counts from something that has not happened yet. */
export type RightStanding = 'open' | 'unclear' | 'early' | 'over' | 'closed';

/** Whether a right of an order can be claimed, not yet, or not any more. */
export function standingOf(
  { claimable, from }: Pick<LineRight, 'claimable' | 'from'>,
  isOrderClosed: boolean,
  nowMs: number,
): RightStanding {
  if (claimable) return 'open';
  if (isOrderClosed) return 'closed';
  if (from === null) return 'unclear';
  return nowMs < Date.parse(from) ? 'early' : 'over';
}
