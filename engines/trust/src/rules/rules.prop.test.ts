import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile-policy.ts';
import { compileCondition } from './condition.ts';
import { FactPlaces, type Facts } from './facts.ts';
import { guaranteeFacts } from './guarantee-facts.ts';
import { guarantees } from './guarantees/index.ts';
import type { Condition } from './policy.ts';

const names = ['buyer.abuse', 'buyer.claims90Days', 'buyer.orders90Days'] as const;
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...names), atLeast: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ fact: fc.constantFrom(...names), is: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ fact: fc.constantFrom(...names), atMost: fc.record({ fact: fc.constantFrom(...names) }) }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
const level = fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined });

const verdict = (of: Condition, facts: Facts) => {
  const places = new FactPlaces(guaranteeFacts);
  const compiled = compileCondition(of, places, { at: 'row' });
  return compiled.test(places.read(facts))?.verdict ?? 'yes';
};

describe('conditions', () => {
  it('T-R38 what is said without knowing all holds whatever the rest turns out to be', () => {
    fc.assert(
      fc.property(condition, fc.tuple(level, level, level), (of, levels) => {
        const factsOf = (values: readonly (number | undefined)[]) =>
          Object.fromEntries(names.map((name, n) => [name, values[n]]));
        const said = verdict(of, factsOf(levels));
        if (said === 'unknown') return;
        for (let whole = 0; whole < 27; whole++) {
          const full = levels.map((own, n) => own ?? Math.floor(whole / 3 ** n) % 3);
          expect(verdict(of, factsOf(full))).toBe(said);
        }
      }),
      { seed: 38, numRuns: 200 },
    );
  });
});

const fact = (name: keyof typeof guaranteeFacts): fc.Arbitrary<Facts[string]> => {
  const whole = (max: number) => fc.integer({ min: 0, max });
  switch (guaranteeFacts[name]) {
    case 'flag':
      return fc.boolean();
    case 'texts':
      return fc.subarray(['jewellery', 'fresh', 'fruit', 'beauty', 'glass', 'clothes', 'tea']);
    case 'text':
      return fc.constantFrom(
        'fake',
        'damaged',
        'spoiled',
        'allergy',
        'lower-price',
        'agrees',
        'disagrees',
        'brand',
      );
    case 'per-mille':
      return whole(1_000);
    case 'minor':
      return fc.oneof(whole(1_000_00), whole(1_000_000_000_000));
    case 'time':
      return whole(30 * 24).map((hours) => 1_700_000_000_000 + hours * 3_600_000);
    default:
      return whole(20);
  }
};
const required = ['now.atMs', 'claim.atMs'] as const;
const facts = fc.record(
  Object.fromEntries(
    (Object.keys(guaranteeFacts) as (keyof typeof guaranteeFacts)[]).map((name) => [name, fact(name)]),
  ),
  { requiredKeys: [...required] },
) as fc.Arbitrary<Facts>;

describe('money', () => {
  it('T-R39 is whole, paid only by a decision to pay, and shared out to the last cent, within the caps', () => {
    const policies = guarantees.map((each) => {
      const result = compilePolicy(each);
      if (!result.ok) throw new Error('a guarantee is not sound');
      return result.value;
    });
    fc.assert(
      fc.property(facts, fc.constantFrom(...policies), (drawn, policy) => {
        const decision = policy.decide(drawn);
        const sum = (parts: readonly { readonly minor: number }[]) =>
          parts.reduce((total, { minor }) => total + minor, 0);
        expect(Number.isSafeInteger(decision.payoutMinor)).toBe(true);
        expect(sum(decision.payments)).toBe(decision.payoutMinor);
        expect(sum(decision.shares)).toBe(decision.payoutMinor);
        for (const { minor } of [...decision.payments, ...decision.shares]) {
          expect(Number.isSafeInteger(minor)).toBe(true);
          expect(minor).toBeGreaterThan(0);
        }
        if (decision.outcome !== 'pay') expect(decision.payoutMinor).toBe(0);
        const fixed = policy.policy.caps.flatMap(({ amount }) => ('minor' in amount ? [amount.minor] : []));
        expect(decision.payoutMinor).toBeLessThanOrEqual(Math.min(...fixed, Number.MAX_SAFE_INTEGER));
        expect(decision.why.length).toBeGreaterThan(0);
        if (decision.outcome === 'needs') expect(decision.missing.length).toBeGreaterThan(0);
        // Asked again, it says the same.
        expect(policy.decide(drawn)).toEqual(decision);
      }),
      { seed: 39, numRuns: 400 },
    );
  });
});
