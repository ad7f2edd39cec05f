import { hourMs, type Random, randomBelow, randomPick, seededRandom } from '@kanmai/kernel';
import {
  type CompiledPolicy,
  compilePolicy,
  type DecisionRow,
  type Facts,
  guarantees,
  type Policy,
} from '@kanmai/trust';
import { type Bench, type BenchOptions, median, wholeOption } from './bench.ts';

const claimCount = 2_000;
const reasons = ['fake', 'late-shipment', 'damaged', 'allergy', 'spoiled', 'no-longer-wanted', 'lower-price'];
const categories = ['jewellery', 'beauty', 'fresh', 'glass', 'electronics', 'toys', 'tea', 'shoes'];

/**
 * `--rules` 100: the rows of one decision table, of three or four conditions each, and as many different claims spread over
 * its rows; each decision carries its whole trace. `guaranteeDecisionsPerS`: the same claims before each guarantee of the catalogue.
 */
export const trustRules: Bench = {
  name: 'trust-rules',
  describe: 'Decides claims by a policy of many rules, with a trace of each.',
  async run(options: BenchOptions) {
    const rules = wholeOption(options, 'rules', 100);
    const seconds = options.quick === undefined ? 1 : 0.2;
    const random = seededRandom(1);
    const claims = Array.from({ length: claimCount }, () => claimOf(random, rules));
    const table = compiled(tableOf(rules));
    const steps = claims.map((facts) => table.decide(facts).why.length);
    const own = guarantees.map(compiled);
    return {
      figures: {
        decisionsPerS: median([1, 2, 3].map(() => pace([table], claims, seconds))),
        guaranteeDecisionsPerS: median([1, 2, 3].map(() => pace(own, claims, seconds))),
        traceSteps: steps.reduce((sum, count) => sum + count, 0) / steps.length,
        paidShare: claims.filter((facts) => table.decide(facts).outcome === 'pay').length / claims.length,
      },
      peers: {},
      settings: { ...options, rules, claims: claimCount, guarantees: guarantees.length },
    };
  },
};

function compiled(policy: Policy): CompiledPolicy {
  const result = compilePolicy(policy);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** A row asks for one of `rules` bands of prices, and for a reason, a category and a time on top. */
function tableOf(rules: number): Policy {
  const rows = Array.from({ length: rules - 1 }, (_, n): DecisionRow => {
    const deposit = { fact: 'order.paidMinor', atMost: { fact: 'shop.depositMinor' } };
    return {
      when: {
        all: [
          { fact: 'order.paidMinor', atLeast: n * 100 },
          { fact: 'order.paidMinor', atMost: n * 100 + 99 },
          { fact: 'goods.categories', hasAny: categories },
          ...(n % 2 === 0 ? [deposit] : []),
        ],
      },
      ...{ outcome: 'pay', because: `band-${n}` },
      pays: [{ purpose: 'refund', amount: { perMille: 900, of: { fact: 'order.paidMinor' } } }],
    };
  });
  return {
    ...{ code: 'bands', version: 1, title: { zh: '价格带', en: 'Bands' } },
    who: { all: [] },
    claim: { fact: 'claim.reason', in: reasons },
    window: { closes: { fact: 'order.deliveredAtMs', plusHours: 24 * 30 } },
    evidence: [{ fact: 'evidence.photo', least: 1 }],
    rows: [...rows, { outcome: 'refuse', because: 'no-band' }],
    payers: [{ payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } }, { payer: 'platform-advance' }],
    caps: [{ code: 'most', amount: { minor: 1_000_000 } }],
    clocks: {},
  };
}

function claimOf(random: Random, rules: number): Facts {
  const deliveredMs = 1_700_000_000_000;
  const claimedMs = deliveredMs + randomBelow(random, 24 * 20) * hourMs;
  return {
    ...{ 'claim.atMs': claimedMs, 'now.atMs': claimedMs + hourMs },
    ...{ 'claim.reason': randomPick(random, reasons), 'claim.byBuyer': true, 'claim.paidBefore': 0 },
    'order.paidMinor': randomBelow(random, rules * 100),
    ...{ 'order.paidAtMs': deliveredMs - 50 * hourMs, 'order.deliveredAtMs': deliveredMs },
    ...{ 'order.isPresale': false, 'order.shippedAtMs': deliveredMs - 20 * hourMs },
    'goods.categories': [randomPick(random, categories), 'all'],
    ...{ 'shop.tier': 'brand', 'shop.depositMinor': 1_000_000, 'shop.serviceBudgetMinor': 20_000 },
    ...{ 'buyer.abuse': randomBelow(random, 700), 'buyer.claims90Days': randomBelow(random, 6) },
    ...{ 'buyer.orders90Days': 20, 'evidence.photo': 3, 'evidence.freight-receipt': 1 },
    ...{ 'return.sentAtMs': deliveredMs + 24 * hourMs, 'return.freightMinor': 1_200 },
    ...{ 'price.lowestSinceMinor': randomBelow(random, rules * 100), 'price.isCouponOnly': false },
    ...{ 'price.keptMinor': rules * 50, 'price.givenBackMinor': 0 },
    ...{ 'price.lowestForKeptMinor': randomBelow(random, rules * 100), 'price.paidForKeptMinor': rules * 50 },
    ...{ 'buyer.ordersKept': 3, 'buyer.returnsOpen': 0, 'buyer.owesMinor': 0 },
  };
}

function pace(policies: readonly CompiledPolicy[], claims: readonly Facts[], seconds: number): number {
  let decided = 0;
  const startedMs = performance.now();
  while (performance.now() - startedMs < seconds * 1_000)
    for (const facts of claims)
      for (const policy of policies) {
        policy.decide(facts);
        decided++;
      }
  return (decided / (performance.now() - startedMs)) * 1_000;
}
