import { normalizePhone } from '../accounts/index.ts';
import type {
  ApplicationField,
  ApplicationState,
  ApplicationView,
  FileSlot,
  IdKind,
  ShopKind,
} from './application.schema.ts';
import { isPassport, isResidentId } from './document.policy.ts';

/** Applications that somebody has under way at once. */
export const underWayMax = 5;

/** The documents that a kind of shop shows, by what the person identifies themselves with. */
export function slotsOf(kind: ShopKind, idKind: IdKind): readonly FileSlot[] {
  const person: FileSlot[] = idKind === 'resident-id' ? ['id-front', 'id-back'] : ['id-front'];
  return kind === 'individual' ? person : [...person, 'licence'];
}

export type Filled = Pick<
  ApplicationView,
  | 'kind'
  | 'legalName'
  | 'idKind'
  | 'name'
  | 'trade'
  | 'city'
  | 'contactName'
  | 'contactPhone'
  | 'contactRegion'
  | 'contactAddress'
> & {
  readonly hasIdNumber: boolean;
  readonly hasCreditCode: boolean;
  readonly slots: readonly FileSlot[];
};

const required = [
  ['legalName', 2],
  ['name', 2],
  ['trade', 1],
  ['city', 1],
  ['contactName', 1],
  ['contactRegion', 1],
  ['contactAddress', 4],
] as const;

/** What is missing or wrong before an application can be submitted. A picture and an introduction are not asked for. */
export function missingFields(given: Filled): ApplicationField[] {
  const missing: ApplicationField[] = required
    .filter(([field, lengthMin]) => given[field].trim().length < lengthMin)
    .map(([field]) => field);
  if (!given.hasIdNumber) missing.push('idNumber');
  if (given.kind !== 'individual' && !given.hasCreditCode) missing.push('creditCode');
  if (normalizePhone(given.contactPhone) === null) missing.push('contactPhone');
  return [...missing, ...slotsOf(given.kind, given.idKind).filter((slot) => !given.slots.includes(slot))];
}

export function isIdNumber(kind: IdKind, number: string, nowMs: number): boolean {
  return kind === 'resident-id' ? isResidentId(number, nowMs) : isPassport(number);
}

/** What may still be changed: a draft, and what was sent back to be corrected. */
export function canChange(state: ApplicationState): boolean {
  return state === 'draft' || state === 'rejected';
}
