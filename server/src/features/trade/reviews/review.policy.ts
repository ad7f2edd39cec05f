import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { ReviewSource } from './review.schema.ts';

/** How long after receipt one may be written, and followed up. Nothing is written for whoever stays silent. */
export const reviewDays = 90;
export const followUpDays = 180;

/** Whether a line may be reviewed now: once, by its buyer, when the order is received and not long ago. */
export function decideReview(
  line: { readonly receivedAtMs: number | null; readonly reviewed: boolean; readonly ownShop: boolean },
  nowMs: number,
): Result<null, Problem> {
  // Whoever sells does not praise what they sell, not even when they bought it.
  if (line.ownShop) return err({ type: 'not-allowed', detail: 'One’s own shop is not reviewed.' });
  if (line.receivedAtMs === null) return err({ type: 'review-early' });
  if (line.reviewed) return err({ type: 'review-made' });
  return nowMs > line.receivedAtMs + reviewDays * dayMs ? err({ type: 'review-late' }) : ok(null);
}

/** Whether a review may be followed up now: once, within 180 days of receipt, while it is shown. */
export function decideFollowUp(
  review: { readonly receivedAtMs: number; readonly followedUp: boolean; readonly state: string },
  nowMs: number,
): Result<null, Problem> {
  if (review.state !== 'shown') return err({ type: 'state-conflict', state: review.state });
  if (review.followedUp) return err({ type: 'review-made' });
  return nowMs > review.receivedAtMs + followUpDays * dayMs ? err({ type: 'review-late' }) : ok(null);
}

/** What an operator's decision makes of a review. */
export function decideVisibility(
  state: string,
  decision: 'hide' | 'keep' | 'restore',
): Result<'shown' | 'hidden', Problem> {
  const shown = state === 'shown';
  if (decision === 'restore') return shown ? err({ type: 'state-conflict', state }) : ok('shown');
  if (!shown) return err({ type: 'state-conflict', state });
  return ok(decision === 'hide' ? 'hidden' : 'shown');
}

/**
 * Through what a line was bought, for the badge of its review. A room counts before a clip: what is shown in a room is
 * bought there. A clip counts only when it shows the product, since whoever orders names it.
 */
export function sourceOf(line: {
  readonly roomId?: string | null;
  readonly clipId: string | null;
  readonly clipShowsIt: boolean;
}): ReviewSource | null {
  if (line.roomId !== undefined && line.roomId !== null) return { kind: 'room', id: line.roomId };
  return line.clipId !== null && line.clipShowsIt ? { kind: 'clip', id: line.clipId } : null;
}

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The first character of a name, and no more: of a name of one, nothing. */
export function maskName(name: string): string {
  const [first, second] = characters.segment(name.trim());
  return second === undefined ? '***' : `${first?.segment ?? ''}***`;
}
