import { minuteMs } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { checkLimits } from './advert.schema.ts';
import { CheckAllowance } from './check-allowance.ts';

it('lets each person ask so often in a minute', () => {
  const allowance = new CheckAllowance();
  const take = (nowMs: number, who = 'a') => allowance.take(who, nowMs);
  for (let i = 0; i < checkLimits.perMinuteMax; i++) expect(take(0)).toBe(true);
  expect([take(1), take(1, 'b'), take(minuteMs)]).toEqual([false, true, true]);
});
