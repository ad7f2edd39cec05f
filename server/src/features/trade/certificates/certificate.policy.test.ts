import { dayMs, hourMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { checkDates, dayOf, decideCertificate, standingOf } from './certificate.policy.ts';

const nowMs = Date.UTC(2026, 10, 20, 4);
const kept = { state: 'accepted', value: '龙井村', validUntil: '2026-11-20' } as const;

describe('a certificate', () => {
  it('counts on its last day, of what the product says, and not after', () => {
    expect(standingOf(kept, '龙井村', nowMs)).toBe('accepted');
    expect(standingOf(kept, '龙井村', nowMs + 12 * hourMs)).toBe('expired');
    expect(standingOf(kept, '龙坞', nowMs)).toBe('value-changed');
    expect(standingOf(kept, null, nowMs)).toBe('value-changed');
    expect(standingOf({ ...kept, validUntil: null }, '龙井村', nowMs + 9_999 * dayMs)).toBe('accepted');
    expect(standingOf({ ...kept, state: 'rejected' }, '龙井村', nowMs)).toBe('rejected');
  });

  it('begins a day in China', () => {
    expect(dayOf(Date.UTC(2026, 10, 20, 15, 59))).toBe('2026-11-20');
    expect(dayOf(Date.UTC(2026, 10, 20, 16))).toBe('2026-11-21');
  });

  it.each([
    ['validFrom', { validFrom: '2026-02-30' }],
    ['validFrom', { validFrom: '2026-11-21' }],
    ['validUntil', { validFrom: '2026-11-01', validUntil: '2026-10-31' }],
    ['validUntil', { validFrom: '2025-11-01', validUntil: '2026-11-19' }],
    ['validUntil', { validFrom: '2025-11-01', validUntil: '2099-01-01' }],
    [undefined, { validFrom: '2026-11-20', validUntil: '2026-11-20' }],
    [undefined, { validFrom: '2020-01-01' }],
  ])('has dates that make sense, else says %s', (field, dates) => {
    expect(checkDates(dates, nowMs)?.field).toBe(field);
  });

  it('is accepted or rejected while it waits, and revoked once accepted', () => {
    const pending = { ...kept, state: 'pending' } as const;
    expect(decideCertificate(pending, 'accept', '龙井村', nowMs)).toMatchObject({ value: 'accepted' });
    expect(decideCertificate(pending, 'reject', '龙坞', nowMs)).toMatchObject({ value: 'rejected' });
    expect(decideCertificate(pending, 'accept', '龙坞', nowMs)).toMatchObject({ ok: false });
    expect(decideCertificate(pending, 'accept', '龙井村', nowMs + dayMs)).toMatchObject({ ok: false });
    expect(decideCertificate(pending, 'revoke', '龙井村', nowMs)).toMatchObject({ ok: false });
    expect(decideCertificate(kept, 'revoke', '龙井村', nowMs)).toMatchObject({ value: 'revoked' });
    expect(decideCertificate(kept, 'accept', '龙井村', nowMs)).toMatchObject({ ok: false });
  });
});
