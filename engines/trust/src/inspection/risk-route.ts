/** What is known of an order's line and its shop when it is paid. */
export interface RiskFacts {
  readonly kind: InspectedKind;
  /** What was paid for one piece, minor units. */
  readonly worthMinor: number;
  /** Of the year, from 1. */
  readonly month: number;
  readonly history: ShopHistory;
  /** From 0 to 1, by chance and known to nobody beforehand. */
  readonly draw: number;
}

/** What became of a shop's goods lately. What is not known is left out. */
export interface ShopHistory {
  readonly inspected: number;
  readonly failed: number;
  /** Claims that its goods are fake, and that were paid. */
  readonly fakeClaims: number;
  readonly delivered: number;
  /** The experience score, from 0 to 5. */
  readonly score?: number | undefined;
}

export const inspectedKinds = ['phone', 'jewellery', 'bag', 'liquor'] as const;
export type InspectedKind = (typeof inspectedKinds)[number];

interface KindRule {
  /** always: whoever sells it. usual: but for shops in good standing. sampled: some of it. */
  readonly tier: 'always' | 'usual' | 'sampled';
  /** Below that, looking costs more than it saves. */
  readonly worthMinorMin: number;
  readonly share: number;
  /** Months in which more of it is fake: then it is usual. */
  readonly season: readonly number[];
}

/** Which goods are looked at before they reach their buyers, and of whom. Another version is another policy. */
export interface RiskPolicy {
  readonly version: number;
  readonly kinds: Readonly<Record<InspectedKind, KindRule>>;
  readonly atRisk: {
    readonly failedMin: number;
    readonly failedShare: number;
    readonly inspectedMin: number;
    readonly fakeClaimsMin: number;
    readonly scoreBelow: number;
  };
  readonly goodStanding: {
    readonly inspectedMin: number;
    readonly deliveredMin: number;
    readonly scoreMin: number;
    /** Even the best are looked at now and then. */
    readonly share: number;
  };
}

export const riskPolicy: RiskPolicy = {
  version: 1,
  kinds: {
    phone: { tier: 'always', worthMinorMin: 100_00, share: 1, season: [] },
    jewellery: { tier: 'usual', worthMinorMin: 300_00, share: 1, season: [] },
    bag: { tier: 'sampled', worthMinorMin: 1_000_00, share: 0.2, season: [11, 12] },
    // Before the Spring Festival and the Mid-Autumn Festival.
    liquor: { tier: 'sampled', worthMinorMin: 500_00, share: 0.1, season: [1, 2, 9] },
  },
  atRisk: { failedMin: 2, failedShare: 0.05, inspectedMin: 10, fakeClaimsMin: 2, scoreBelow: 4 },
  goodStanding: { inspectedMin: 20, deliveredMin: 30, scoreMin: 4.5, share: 0.02 },
};

export const routeReasons = [
  'worth-little',
  'always',
  'shop-at-risk',
  'good-standing',
  'drawn',
  'usual',
  'season',
  'not-drawn',
] as const;
export type RouteReason = (typeof routeReasons)[number];

export interface RiskRoute {
  readonly way: 'warehouse' | 'direct';
  readonly because: RouteReason;
}

/** Whether a piece goes through the warehouse. The same facts lead the same way. */
export function routeByRisk(facts: RiskFacts, policy: RiskPolicy = riskPolicy): RiskRoute {
  const { tier, worthMinorMin, share, season } = policy.kinds[facts.kind];
  if (facts.worthMinor < worthMinorMin) return direct('worth-little');
  if (tier === 'always') return warehouse('always');
  if (isAtRisk(facts.history, policy.atRisk)) return warehouse('shop-at-risk');
  if (isInGoodStanding(facts.history, policy.goodStanding))
    return facts.draw < policy.goodStanding.share ? warehouse('drawn') : direct('good-standing');
  if (tier === 'usual') return warehouse('usual');
  if (season.includes(facts.month)) return warehouse('season');
  return facts.draw < share ? warehouse('drawn') : direct('not-drawn');
}

/**
 * What can be said before a sale, of goods whose shop, day and chance are not known yet: perhaps, wherever these decide.
 * What is worth little comes directly, and what is always inspected is, whoever sells it.
 */
export function foretellByRisk(
  { kind, worthMinor }: Pick<RiskFacts, 'kind' | 'worthMinor'>,
  policy: RiskPolicy = riskPolicy,
): 'warehouse' | 'perhaps' | 'direct' {
  const { tier, worthMinorMin } = policy.kinds[kind];
  if (worthMinor < worthMinorMin) return 'direct';
  return tier === 'always' ? 'warehouse' : 'perhaps';
}

const warehouse = (because: RouteReason): RiskRoute => ({ way: 'warehouse', because });
const direct = (because: RouteReason): RiskRoute => ({ way: 'direct', because });

function isAtRisk(history: ShopHistory, rule: RiskPolicy['atRisk']): boolean {
  const { failed, inspected, fakeClaims, score } = history;
  return (
    failed >= rule.failedMin ||
    fakeClaims >= rule.fakeClaimsMin ||
    (inspected >= rule.inspectedMin && failed >= rule.failedShare * inspected) ||
    (score !== undefined && score < rule.scoreBelow)
  );
}

function isInGoodStanding(history: ShopHistory, rule: RiskPolicy['goodStanding']): boolean {
  const { failed, inspected, fakeClaims, delivered, score } = history;
  return (
    failed === 0 &&
    fakeClaims === 0 &&
    inspected >= rule.inspectedMin &&
    delivered >= rule.deliveredMin &&
    (score === undefined || score >= rule.scoreMin)
  );
}
