import { describe, expect, it } from 'vitest';
import { filterOf, readOrderSearch, readOrderView, readTrackingNo, shipDeadline } from './order-views.ts';

const hourMs = 3_600_000;
const placed = (placedAt: string, paidAt?: string) => ({
  placedAt,
  timeline: paidAt === undefined ? [] : [{ kind: 'paid', at: paidAt }],
});

describe('order views', () => {
  it('falls back to what needs doing', () => {
    expect(readOrderView('closed')).toBe('closed');
    expect(readOrderView('overdue')).toBe('overdue');
    expect(readOrderView('toString')).toBe('to-ship');
    expect(readOrderView(undefined)).toBe('to-ship');
  });

  it('counts the 48 hours from payment, not from placing', () => {
    const order = placed('2026-05-01T00:00:00Z', '2026-05-01T10:00:00Z');
    const paidMs = Date.parse('2026-05-01T10:00:00Z');
    expect(shipDeadline(order, paidMs + 47 * hourMs)).toMatchObject({ leftMs: hourMs, urgency: 'soon' });
    expect(shipDeadline(order, paidMs + 49 * hourMs)).toMatchObject({ leftMs: -hourMs, urgency: 'late' });
    expect(shipDeadline(order, paidMs).urgency).toBe('calm');
  });

  it('asks the server for what the address says', () => {
    expect(readOrderSearch({ view: 'to-ship', text: 2024, days: 7, junk: 1 })).toEqual({
      text: '2024',
      days: '7',
    });
    const nowMs = new Date(2026, 10, 20, 15).getTime();
    expect(filterOf({ view: 'unread', days: '7' }, nowMs)).toEqual({
      unread: true,
      from: new Date(2026, 10, 14).toISOString(),
    });
    expect(filterOf({ text: 'tea' }, nowMs)).toEqual({ state: 'paid', sort: 'longest-waiting', text: 'tea' });
  });
});

describe('readTrackingNo', () => {
  it('takes numbers as they are printed', () => {
    expect(readTrackingNo(' sf1 234 567 890 ')).toBe('SF1234567890');
    expect(readTrackingNo('７３１２３４５６７８')).toBe('7312345678');
  });
  it('refuses what no carrier prints', () => {
    expect(readTrackingNo('12')).toBeNull();
    expect(readTrackingNo('<script>alert')).toBeNull();
  });
});
