import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { askableUntilMs, canAskAfterSale } from './after-sale-time.policy.ts';

describe('until when an order may be asked about', () => {
  it('is whole days from the midnight in China after receipt', () => {
    // 00:00 and 23:59 of 20 November in China: both end with 27 November.
    for (const received of ['2026-11-19T16:00:00Z', '2026-11-20T15:59:00Z'])
      expect(new Date(askableUntilMs('return', Date.parse(received))).toISOString()).toBe(
        '2026-11-27T16:00:00.000Z',
      );
    expect(new Date(askableUntilMs('exchange', Date.parse('2026-11-20T04:00:00Z'))).toISOString()).toBe(
      '2026-12-05T16:00:00.000Z',
    );
  });

  it('is not before it is paid, nor once all went back; all of a paid one is cancelled instead', () => {
    const nowMs = Date.parse('2026-11-20T04:00:00Z');
    const order = { state: 'shipped', receivedAtMs: null, pieces: 1, leftCents: 100 } as const;
    const can = (given: Partial<Parameters<typeof canAskAfterSale>[0]>, atMs = nowMs) =>
      canAskAfterSale({ ...order, ...given }, atMs);
    expect(can({})).toBe(true);
    expect(can({ leftCents: 0 })).toBe(false);
    expect(can({ state: 'pending-payment' })).toBe(false);
    expect(can({ state: 'closed' })).toBe(false);
    expect(can({ state: 'paid' })).toBe(false);
    expect(can({ state: 'paid', pieces: 2 })).toBe(true);
    expect(can({ state: 'received', receivedAtMs: nowMs }, nowMs + 15 * dayMs)).toBe(true);
    expect(can({ state: 'received', receivedAtMs: nowMs }, nowMs + 16 * dayMs)).toBe(false);
  });
});
