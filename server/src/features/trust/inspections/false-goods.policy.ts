import type { InspectionVerdict } from '@kanmai/trust';

/** Items of the checklists that keep goods back because they are not what they were sold as, rather than worse than it. */
const falseItems: readonly string[] = [
  'imei-match',
  ...['mark', 'laboratory'],
  ...['serial', 'stitching', 'hardware', 'leather'],
  ...['anti-fake-code', 'print'],
];

/** Whether goods were found to be false. An inspector's own word may be about anything, and says nothing of it. */
export function isFoundFalse({ outcome, because }: Pick<InspectionVerdict, 'outcome' | 'because'>): boolean {
  return outcome === 'rejected' && because.some((item) => falseItems.includes(item));
}
