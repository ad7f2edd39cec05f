import type { ClockRule, Condition, DecisionRow } from '../policy.ts';

/** What every right begins with: nobody but the buyer claims, and no line is paid twice by one right. */
export const onlyOnceRows: readonly DecisionRow[] = [
  { when: { fact: 'claim.byBuyer', is: false }, outcome: 'refuse', because: 'not-the-buyer' },
  { when: { fact: 'claim.paidBefore', atLeast: 1 }, outcome: 'refuse', because: 'paid-before' },
];

/** Who claims so often, or so doubtfully, that a person looks first. */
export const suspectBuyer: Condition = {
  any: [
    { fact: 'buyer.abuse', atLeast: 600 },
    { fact: 'buyer.claims90Days', atLeast: 12 },
  ],
};

const claimed = (claims: number, orders: number): Condition => ({
  all: [
    { fact: 'buyer.claims90Days', atLeast: claims },
    { fact: 'buyer.orders90Days', atMost: orders },
  ],
});

/** Who claimed once in fewer than five orders, twice in fewer than ten, three times or more in fewer than fifteen. */
export const claimsOften: Condition = { any: [claimed(1, 4), claimed(2, 9), claimed(3, 14)] };

/** That somebody said this. As long as nothing was said it does not hold, and nobody waits for it. */
export const said = (fact: string, is: string): Condition => ({
  all: [
    { fact, known: true },
    { fact, is },
  ],
});

/** That something happened. */
export const happened = (fact: string): Condition => ({ fact, known: true });

const clock = (from: string, hours: number, onExpiry: ClockRule['onExpiry'], because: string): ClockRule => ({
  from,
  hours,
  onExpiry,
  because,
});

const clocks = {
  'buyer-shows': clock('claim.atMs', 72, 'refuse', 'nothing-shown'),
  'shop-answers': clock('claim.atMs', 48, 'pay', 'shop-silent'),
  'shop-answers-grave': clock('claim.atMs', 72, 'review', 'shop-silent'),
  'desk-answers': clock('claim.atMs', 120, 'pay', 'desk-silent'),
  'desk-answers-abuse': clock('claim.atMs', 120, 'refuse', 'not-cleared'),
  'lab-answers': clock('lab.receivedAtMs', 168, 'review', 'lab-silent'),
  'buyer-sends': clock('claim.atMs', 168, 'refuse', 'nothing-sent'),
  'shop-inspects': clock('return.receivedAtMs', 48, 'pay', 'shop-silent'),
} as const satisfies Record<string, ClockRule>;

/** The clocks named, for a policy to carry along. */
export const clocksOf = (...names: readonly (keyof typeof clocks)[]): Record<string, ClockRule> =>
  Object.fromEntries(names.map((name) => [name, clocks[name]]));
