import { dayMs, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { findFraud } from './find-fraud.ts';
import { clueCodes, fraudPolicy, holdsPayouts, strengthOf } from './fraud.policy.ts';
import type { SeenReview } from './seen-review.ts';

const random = seededRandom(11);
let ids = 0;

function review(given: Partial<SeenReview> = {}): SeenReview {
  ids += 1;
  const personId = given.personId ?? `psn_${Math.floor(random.next() * 400)}`;
  return {
    ...{ id: `rev_${ids}`, personId, shopId: 'shp_0', productId: 'prd_0', orderId: `ord_${ids}` },
    ...{ stars: random.next() < 0.75 ? 5 : 3, atMs: Math.floor(random.next() * 120) * dayMs },
    ...{ phoneKey: `phone ${personId}`, placeKey: `place ${personId}` },
    ...{ byOwnPeople: false, isTraced: true, ...given },
  };
}

/** Honest reviews of twenty shops with five products each. */
const honest = (): SeenReview[] =>
  Array.from({ length: 1_500 }, () => {
    const shop = Math.floor(random.next() * 20);
    return review({ shopId: `shp_${shop}`, productId: `prd_${shop}_${Math.floor(random.next() * 5)}` });
  });

/** Eight accounts praise three products of a shop on the same two days. */
const ring = (given: Partial<SeenReview> = {}): SeenReview[] =>
  Array.from({ length: 24 }, (_, n) =>
    review({
      ...{ shopId: 'shp_3', productId: `prd_3_${n % 3}`, personId: `bought_${Math.floor(n / 3)}` },
      ...{ stars: 5, atMs: 60 * dayMs + n * 3_600_000, ...given },
    }),
  );

describe('bought praise', () => {
  it('is found among honest reviews, with what speaks for it; honest shops are not', () => {
    const found = findFraud([...honest(), ...ring({ isTraced: false })]);
    expect(found.map(({ shopId }) => shopId)).toEqual(['shp_3']);
    const [{ clues, reviews, strength }] = found as [(typeof found)[number]];
    expect(clues.map(({ code }) => code)).toEqual(expect.arrayContaining(['lockstep', 'untraced']));
    expect(new Set(reviews.map(({ personId }) => personId)).size).toBeGreaterThanOrEqual(6);
    expect(reviews.every(({ personId }) => personId.startsWith('bought_'))).toBe(true);
    expect(clues[0]?.days[0]).toBe('1970-03-02');
    expect(strength).toBeGreaterThanOrEqual(fraudPolicy.holdFrom);
  });

  it('is not a crowd that comes for a sale, nor a family, nor a dormitory', () => {
    const crowd = Array.from({ length: 300 }, (_, n) =>
      review({ shopId: 'shp_4', productId: 'prd_4_0', personId: `guest_${n}`, stars: 5, atMs: 90 * dayMs }),
    );
    const family = [1, 2, 3].map((n) => review({ shopId: 'shp_5', personId: `kin_${n}`, phoneKey: 'home' }));
    const dormitory = [1, 2, 3, 4, 5, 6].map((n) =>
      review({ shopId: 'shp_6', personId: `student_${n}`, placeKey: 'dormitory' }),
    );
    expect(findFraud([...honest(), ...crowd, ...family, ...dormitory])).toEqual([]);
  });

  it('is known by a phone that many accounts share', () => {
    const accounts = [1, 2, 3, 4].map((n) =>
      review({ shopId: 'shp_7', personId: `copy_${n}`, phoneKey: 'one phone' }),
    );
    expect(findFraud([...honest(), ...accounts]).map(({ shopId }) => shopId)).toEqual(['shp_7']);
    expect(findFraud([])).toEqual([]);
  });

  it('has no clue that nothing known of reviews can give', () => {
    const plain = ring({ isTraced: false, phoneKey: 'one phone', placeKey: 'one place', byOwnPeople: true });
    const [found] = findFraud([...honest(), ...plain]);
    // How odd accounts behave is measured against a whole market, and these few do nothing odder than others.
    const codes = clueCodes.filter((code) => code !== 'behaviour');
    expect(new Set(found?.clues.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it('is the stronger the more witnesses there are, and holds money from a mark on, until it is ruled', () => {
    expect(strengthOf(['lockstep', 'lockstep'])).toBe(strengthOf(['lockstep']));
    expect(strengthOf(['lockstep', 'burst'])).toBeGreaterThan(strengthOf(['lockstep']));
    expect(strengthOf([])).toBe(0);
    expect([0.5, 0.7].map((strength) => holdsPayouts('open', strength))).toEqual([false, true]);
    expect(holdsPayouts('confirmed', 1)).toBe(false);
  });
});
