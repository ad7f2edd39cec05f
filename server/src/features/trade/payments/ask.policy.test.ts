import { cents, dayMs, hourMs, minuteMs, secondMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { decideAsk, firstAskMs, nextAskMs } from './ask.policy.ts';

const dueAtMs = 15 * minuteMs;

describe('when a provider is asked', () => {
  it('first after two minutes, then every five until the time is over, and right after it', () => {
    expect(firstAskMs(0)).toBe(2 * minuteMs);
    expect(nextAskMs({ dueAtMs, asks: 0 }, 2 * minuteMs)).toBe(7 * minuteMs);
    expect(nextAskMs({ dueAtMs, asks: 1 }, 12 * minuteMs)).toBe(dueAtMs + 30 * secondMs);
  });

  it('then ever more rarely, at least every six hours, and not for ever', () => {
    let nowMs = dueAtMs + 30 * secondMs;
    const waits: number[] = [];
    for (let asks = 3; ; asks++) {
      const next = nextAskMs({ dueAtMs, asks }, nowMs);
      if (next === null) break;
      waits.push(next - nowMs);
      nowMs = next;
    }
    expect(waits.slice(0, 4)).toEqual([8, 16, 32, 64].map((minutes) => minutes * minuteMs));
    expect(Math.max(...waits)).toBe(6 * hourMs);
    expect(nowMs).toBeGreaterThanOrEqual(dueAtMs + 3 * dayMs);
    expect(waits.length).toBeLessThan(25);
  });
});

describe('what an answer leads to', () => {
  const found = (outcome: 'captured' | 'declined' | 'expired' | 'pending') => ({
    ...{ outcome, amountCents: cents(1), currency: 'CNY' },
  });
  const soon = 10 * minuteMs;
  const late = dueAtMs + 5 * minuteMs;
  const close = { kind: 'close' };
  const wait = { kind: 'wait' };
  const tell = (outcome: string, final: boolean) => ({ kind: 'tell', outcome, final });
  it.each([
    [found('captured'), 'pending', soon, tell('captured', true)],
    [found('captured'), 'expired', late, tell('captured', true)],
    [found('expired'), 'pending', soon, tell('expired', true)],
    [found('declined'), 'pending', soon, tell('declined', false)],
    [found('declined'), 'pending', late, close],
    [found('pending'), 'pending', soon, wait],
    // Cancelled by its buyer: nobody is to pay it any more.
    [found('pending'), 'expired', soon, close],
    [found('pending'), 'pending', late, close],
    // Never begun, which is final only when nobody can begin any more.
    [null, 'pending', soon, wait],
    [null, 'expired', soon, wait],
    [null, 'expired', late, tell('expired', true)],
  ] as const)('%o of a payment that is %s, at %i', (answer, state, nowMs, expected) => {
    expect(decideAsk(answer, { state, dueAtMs }, nowMs)).toEqual(expected);
  });
});
