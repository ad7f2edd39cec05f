import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { decideOrder, evolveAll, type OrderCommand, type OrderEvent } from './order.state.ts';

const dueAtMs = Date.UTC(2026, 10, 30);
const text = (ms: number) => new Date(ms).toISOString();
const there: OrderEvent[] = [
  { kind: 'placed' },
  { kind: 'paid', paymentId: 'pay_1' },
  { kind: 'parcel-shipped', parcelId: '1', carrier: 'sf', trackingNo: '1', lines: [] },
  { kind: 'shipped' },
  { kind: 'parcel-delivered', parcelId: '1' },
  { kind: 'delivered', receiptDueAt: text(dueAtMs) },
];
const extended: OrderEvent = { kind: 'receipt-extended', dueAt: text(dueAtMs + 3 * dayMs) };
const paused: OrderEvent = { kind: 'receipt-paused' };
const resumed: OrderEvent = { kind: 'receipt-resumed', dueAt: text(dueAtMs + 9 * dayMs) };
const extend: OrderCommand = { kind: 'extend-receipt', byMs: 3 * dayMs };
const byDefault = (nowMs: number): OrderCommand => ({ kind: 'receive-by-default', nowMs });

const decide = (command: OrderCommand, ...more: OrderEvent[]) => {
  const decision = decideOrder(command, evolveAll([...there, ...more]));
  return decision.ok ? decision.value : decision.failure.type;
};

describe('the clock of receipt', () => {
  it('receives the order when it is over, and not a millisecond before', () => {
    expect(decide(byDefault(dueAtMs - 1))).toBe('state-conflict');
    expect(decide(byDefault(dueAtMs))).toEqual([{ kind: 'received', by: 'clock' }]);
    expect(decide(byDefault(dueAtMs), { kind: 'received' })).toBe('state-conflict');
  });

  it('is extended once', () => {
    expect(decide(extend)).toEqual([extended]);
    expect(decide(extend, extended)).toEqual([]);
    expect(decide(byDefault(dueAtMs), extended)).toBe('state-conflict');
    expect(decide(byDefault(dueAtMs + 3 * dayMs), extended)).toEqual([{ kind: 'received', by: 'clock' }]);
  });

  it('stands still while something is being decided, and gives time again after', () => {
    expect(decide({ kind: 'pause-receipt', nowMs: dueAtMs - 1 })).toBe('state-conflict');
    expect(decide({ kind: 'pause-receipt', nowMs: dueAtMs })).toEqual([paused]);
    expect(decide(byDefault(dueAtMs + dayMs), paused)).toBe('state-conflict');
    expect(decide(extend, paused)).toBe('state-conflict');
    expect(decide({ kind: 'receive' }, paused)).toEqual([{ kind: 'received' }]);
    const resume: OrderCommand = { kind: 'resume-receipt', dueAtMs: dueAtMs + 9 * dayMs };
    expect(decide(resume, paused)).toEqual([resumed]);
    expect(decide(resume, paused, resumed)).toEqual([]);
    expect(decide(byDefault(dueAtMs + 9 * dayMs), paused, resumed)).toHaveLength(1);
  });

  it('does not run before delivery', () => {
    const shipped = evolveAll(there.slice(0, 4));
    expect(decideOrder(byDefault(dueAtMs + dayMs), shipped).ok).toBe(false);
    expect(decideOrder(extend, shipped).ok).toBe(false);
  });
});
