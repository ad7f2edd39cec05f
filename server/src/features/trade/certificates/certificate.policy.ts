import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { CertificateStanding, CertificateState, NewCertificate } from './certificate.schema.ts';

/** Certificates of a shop that wait for review at once. */
export const pendingMax = 500;

/** Days are the platform's, whose shops are in China. */
const zoneMs = 8 * 60 * 60 * 1000;

export function dayOf(nowMs: number): string {
  return new Date(nowMs + zoneMs).toISOString().slice(0, 10);
}

export interface Kept {
  readonly state: CertificateState;
  /** What is certified. */
  readonly value: string;
  /** The last day it is good for. */
  readonly validUntil: string | null;
}

/** Where a certificate stands: good only while it is accepted, in date, and of what the product still says. */
export function standingOf(kept: Kept, valueNow: string | null, nowMs: number): CertificateStanding {
  if (kept.state !== 'accepted') return kept.state;
  if (kept.validUntil !== null && kept.validUntil < dayOf(nowMs)) return 'expired';
  return kept.value === valueNow ? 'accepted' : 'value-changed';
}

const yearsMax = 30;

/** What is wrong with the dates of a certificate that is handed in; null when nothing is. */
export function checkDates(
  { validFrom, validUntil }: Pick<NewCertificate, 'validFrom' | 'validUntil'>,
  nowMs: number,
): Problem | null {
  const today = dayOf(nowMs);
  const wrong = (field: string, detail: string): Problem => ({ type: 'bad-request', field, detail });
  if (!isDay(validFrom)) return wrong('validFrom', 'That is no day.');
  if (validFrom > today) return wrong('validFrom', 'It is not valid yet.');
  if (validUntil === undefined || validUntil === null) return null;
  if (!isDay(validUntil)) return wrong('validUntil', 'That is no day.');
  if (validUntil < validFrom) return wrong('validUntil', 'It ends before it begins.');
  if (validUntil < today) return wrong('validUntil', 'It has expired.');
  return Date.parse(validUntil) > nowMs + yearsMax * 366 * dayMs
    ? wrong('validUntil', `No certificate is good for more than ${yearsMax} years.`)
    : null;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** What a decision makes of a certificate: a waiting one is accepted or rejected, an accepted one revoked. */
export function decideCertificate(
  kept: Kept,
  decision: 'accept' | 'reject' | 'revoke',
  valueNow: string | null,
  nowMs: number,
): Result<CertificateState, Problem> {
  const conflict = (detail?: string) =>
    err({ type: 'state-conflict' as const, state: kept.state, ...(detail === undefined ? {} : { detail }) });
  if (decision === 'revoke') return kept.state === 'accepted' ? ok('revoked') : conflict();
  if (kept.state !== 'pending') return conflict();
  if (decision === 'reject') return ok('rejected');
  const standing = standingOf({ ...kept, state: 'accepted' }, valueNow, nowMs);
  if (standing === 'value-changed') return conflict('The product says something else meanwhile.');
  return standing === 'expired' ? conflict('It has expired meanwhile.') : ok('accepted');
}
