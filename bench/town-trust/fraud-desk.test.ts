import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { SeenReview } from '../../server/src/features/trust/fraud/index.ts';
import { FraudDesk } from './fraud-desk.ts';

const startMs = Date.UTC(2026, 0, 1);
const bought = (n: number): SeenReview => ({
  ...{ id: `review ${n}`, personId: `copy ${n}`, shopId: 'shop', productId: 'goods', orderId: `order ${n}` },
  ...{ stars: 5, atMs: startMs, phoneKey: 'one phone', placeKey: '', deviceKeys: [] },
  ...{ byOwnPeople: false, isTraced: false },
});

describe('praise that was found to be bought', () => {
  it('stands against a shop for thirty days from the ruling on', () => {
    let aside = 0;
    const desk = new FraudDesk<SeenReview>({
      setAside: (_, isAside) => {
        aside += isAside ? 1 : -1;
      },
      bought: () => undefined,
    });
    for (let n = 0; n < 8; n++) desk.reviewed(bought(n));
    const evening = (day: number) => desk.evening(startMs + day * dayMs, () => true);
    for (let day = 1; day <= 6; day++) evening(day);
    const isSuspected = (day: number) => desk.isSuspected('shop', startMs + day * dayMs);
    expect(aside).toBe(8);
    expect([isSuspected(6), isSuspected(35.9), isSuspected(36)]).toEqual([true, true, false]);
    // What was ruled on is not suspected anew.
    for (let day = 7; day <= 40; day++) evening(day);
    expect(isSuspected(40)).toBe(false);
  });
});
