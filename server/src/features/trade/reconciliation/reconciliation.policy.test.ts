import { cents, hourMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { ProviderEntry } from '../../../ports/payment.ts';
import {
  compareDay,
  daysBefore,
  entryKey,
  type OwnEntry,
  providerDayAt,
  providerDayOf,
  totalsOf,
} from './reconciliation.policy.ts';

const entry = (kind: ProviderEntry['kind'], reference: string, amount: number, currency = 'CNY') => ({
  ...{ kind, reference, providerRef: `p-${reference}`, amountCents: cents(amount), currency, atMs: 1 },
});
const own = (kind: OwnEntry['kind'], reference: string, amount: number, currency = 'CNY') =>
  entry(kind, reference, amount, currency) as OwnEntry;
const compare = (
  entries: readonly ProviderEntry[],
  ours: readonly OwnEntry[],
  due: readonly OwnEntry[] = [],
  earlier: readonly ProviderEntry[] = [],
) =>
  compareDay({
    file: { kinds: ['capture', 'refund', 'fee'], entries },
    ...{ ours, due, known: new Set([...earlier, ...entries].map(entryKey)) },
  }).map(({ kind, entryKind, reference, ourCents, theirCents }) => [
    ...[kind, entryKind, reference, ourCents, theirCents],
  ]);

describe('a day compared', () => {
  it('is even when every movement is there on both sides, whatever was kept as fees', () => {
    const entries = [entry('capture', 'pay_1', 500), entry('fee', 'pay_1', 3), entry('refund', 'rfd_1', 200)];
    expect(compare(entries, [own('refund', 'rfd_1', 200), own('capture', 'pay_1', 500)])).toEqual([]);
  });

  it('finds what the provider moved and we never booked', () => {
    expect(compare([entry('capture', 'pay_1', 500)], [])).toEqual([
      ['missing-here', 'capture', 'pay_1', null, 500],
    ]);
  });

  it('finds what the provider moved twice', () => {
    const twice = [entry('capture', 'pay_1', 500), entry('capture', 'pay_1', 500)];
    expect(compare(twice, [own('capture', 'pay_1', 500)])).toEqual([
      ['missing-here', 'capture', 'pay_1', null, 500],
    ]);
  });

  it('finds another amount, and another currency', () => {
    const ours = [own('capture', 'pay_1', 500), own('capture', 'pay_2', 500)];
    expect(compare([entry('capture', 'pay_1', 499), entry('capture', 'pay_2', 500, 'USD')], ours)).toEqual([
      ['other-amount', 'capture', 'pay_1', 500, 499],
      ['other-amount', 'capture', 'pay_2', 500, 500],
    ]);
  });

  it('finds what we booked the day before and no file names', () => {
    const due = [own('capture', 'pay_1', 500), own('refund', 'rfd_1', 200)];
    expect(compare([entry('refund', 'rfd_1', 200)], [own('refund', 'rfd_1', 200)], due)).toEqual([
      ['missing-there', 'capture', 'pay_1', 500, null],
    ]);
    expect(compare([], [], [own('capture', 'pay_1', 500)], [entry('capture', 'pay_1', 500)])).toEqual([]);
  });

  it('misses nothing of a kind that the file does not speak of', () => {
    expect(compare([], [], [own('split', 'ord_1', 500)])).toEqual([]);
  });

  it('keeps a payment and the refund of the same id apart', () => {
    const ours = [own('capture', 'pay_1', 500), own('refund', 'pay_1', 500)];
    expect(compare([entry('capture', 'pay_1', 500), entry('refund', 'pay_1', 500)], ours)).toEqual([]);
    expect(compare([entry('refund', 'pay_1', 500)], [own('capture', 'pay_1', 500)])).toEqual([
      ['missing-here', 'refund', 'pay_1', null, 500],
    ]);
  });

  it('is summed by currency', () => {
    const entries = [
      ...[entry('capture', 'a', 500), entry('capture', 'b', 70, 'USD'), entry('refund', 'c', 200)],
      ...[entry('fee', 'a', 3), entry('split', 'd', 100), entry('capture', 'e', 1)],
    ];
    expect(totalsOf(entries)).toEqual([
      { currency: 'CNY', captureCents: 501, refundCents: 200, splitCents: 100, feeCents: 3 },
      { currency: 'USD', captureCents: 70, refundCents: 0, splitCents: 0, feeCents: 0 },
    ]);
  });
});

describe('a day of providers', () => {
  it('is China’s, from midnight to midnight', () => {
    const day = providerDayAt(Date.UTC(2026, 10, 28, 16));
    expect(day.date).toBe('2026-11-29');
    expect(providerDayAt(day.fromMs - 1).date).toBe('2026-11-28');
    expect(providerDayAt(day.untilMs - 1)).toEqual(day);
    expect(day.untilMs - day.fromMs).toBe(24 * hourMs);
    expect(providerDayOf('2026-11-29')).toEqual(day);
  });

  it.each(['2026-02-30', '2026-13-01', 'yesterday', ''])('"%s" is none', (date) => {
    expect(providerDayOf(date)).toBeNull();
  });

  it('the days before today are whole ones, the oldest first', () => {
    expect(daysBefore(Date.UTC(2026, 10, 28, 20), 3).map(({ date }) => date)).toEqual([
      ...['2026-11-26', '2026-11-27', '2026-11-28'],
    ]);
  });
});
