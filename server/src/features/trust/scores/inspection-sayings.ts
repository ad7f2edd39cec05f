import type { LoggedEvent } from '../../insight/events/index.ts';
import type { Saying } from './happening.ts';

/**
 * What the warehouse found of a piece, of the shop that sent it. A lower grade than was promised is half as bad as what could
 * not be sent on: the buyer may still want it for the difference.
 */
export function inspectionSayings({ atMs, shopId, subjectId, data }: LoggedEvent): Saying[] {
  const says = saysOf(data);
  if (shopId === null || subjectId === null || says === null) return [];
  const about = { subject: { kind: 'shop', id: shopId }, atMs, referenceId: subjectId } as const;
  return [{ say: 'happened', happening: { ...about, source: `${subjectId}/verdict`, ...says } }];
}

function saysOf({ outcome, isFalse }: LoggedEvent['data']): { kind: string; share: number } | null {
  if (outcome === 'passed') return { kind: 'check-passed', share: 1 };
  if (outcome === 'lower') return { kind: 'quality-refund', share: 0.5 };
  if (outcome !== 'rejected') return null;
  return { kind: isFalse === true ? 'fake-found' : 'quality-refund', share: 1 };
}
