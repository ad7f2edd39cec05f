import { dayMs } from '@kanmai/kernel';
import {
  type CountedScore,
  countedScore,
  type DayCount,
  experienceFormula,
  experienceOf,
  experiencePolicy,
  fadedCounts,
  type ScoreFormula,
  scoreKinds,
  windowOf,
} from '@kanmai/trust';
import { versionsOf } from './formulas.ts';
import { nextStep } from './next-step.policy.ts';
import type { Scored, ScoreReport } from './score.schema.ts';
import type { NamedSubject } from './score.views.ts';

/** What happened day by day to a subject and to all of its category. */
export interface SubjectDays {
  readonly own: readonly DayCount[];
  readonly whole: readonly DayCount[];
}

const trendDays = 90;
const trendStepDays = 3;
/** Of what cost most, so many kinds are supposed away. */
const supposedMax = 4;

/** Everything that a score says of itself as of a moment. */
export function reportOf(
  subject: NamedSubject & { readonly name: string },
  days: SubjectDays,
  formula: ScoreFormula,
  atMs: number,
): ScoreReport {
  const isShop = subject.kind === 'shop';
  const trust = trustOf(days, formula, atMs);
  const seen = windowOf(days.own, days.whole, atMs);
  const experience = isShop ? experienceOf(seen) : undefined;
  const face = experience?.value() === undefined ? trust : experience;
  const reasons = face.explain();
  const { version, deliveredMin, windowDays } = experiencePolicy;
  return {
    subject: { id: subject.id, kind: subject.kind, name: subject.name, category: subject.category },
    kinds: [...new Set(formula.says.map(({ kind }) => kind))],
    versions: versionsOf(subject.kind).map((each) => each.version),
    experience: isShop
      ? {
          ...(experience === undefined ? unknownFace(version) : scoredOf(experience, experienceFormula)),
          ...{ delivered: Math.round(seen.delivered), deliveredMin, windowDays },
        }
      : null,
    trust: scoredOf(trust, formula),
    trend: trendOf(days, formula, isShop, atMs),
    reasons: reasons.map(({ kind, count, effect }) => ({ kind, count: round(count), effect: round(effect) })),
    ...supposedOf(face, reasons),
    next: nextStep(reasons, isShop ? { delivered: Math.round(seen.delivered), deliveredMin } : null),
  };
}

/** The score with so many more of a kind, on the face that is published where one is; undefined for a kind not known. */
export function suppose(
  kind: NamedSubject['kind'],
  days: SubjectDays,
  formula: ScoreFormula,
  change: { readonly kind: string; readonly count: number },
  atMs: number,
): number | null | undefined {
  if (!scoreKinds.some((each) => each.kind === change.kind)) return undefined;
  const experience = kind === 'shop' ? experienceOf(windowOf(days.own, days.whole, atMs)) : undefined;
  const face = experience?.value() === undefined ? trustOf(days, formula, atMs) : experience;
  return roundOrNull(face.value([change]));
}

const trustOf = ({ own, whole }: SubjectDays, formula: ScoreFormula, atMs: number): CountedScore =>
  countedScore(formula, fadedCounts(own, atMs), fadedCounts(whole, atMs));

function scoredOf(counted: CountedScore, formula: ScoreFormula): Scored {
  const { code, version, score, dimensions } = counted.score();
  return {
    ...{ code, version, score: believedOf(score) },
    dimensions: dimensions.map(({ dimension, observations, usual, believed }) => ({
      ...{ dimension, observations: round(observations), usual: round(usual) },
      ...{ share: formula.shares[dimension] ?? 0, believed: believedOf(believed) },
    })),
  };
}

const unknownFace = (version: number): Scored => ({
  ...{ code: experienceFormula.code, version, score: null },
  dimensions: [],
});

function trendOf(
  days: SubjectDays,
  formula: ScoreFormula,
  isShop: boolean,
  atMs: number,
): ScoreReport['trend'] {
  const points = Array.from({ length: trendDays / trendStepDays + 1 }, (_, n) => n);
  return points.map((n) => {
    const thenMs = atMs - (trendDays - n * trendStepDays) * dayMs;
    const experience = isShop ? experienceOf(windowOf(days.own, days.whole, thenMs)) : undefined;
    return {
      day: new Date(thenMs).toISOString().slice(0, 10),
      experience: roundOrNull(experience?.value()),
      trust: roundOrNull(trustOf(days, formula, thenMs).value()),
    };
  });
}

/** What would be with fewer of what cost most, and how many fewer reach the next tenth. */
function supposedOf(
  face: CountedScore,
  reasons: ReturnType<CountedScore['explain']>,
): Pick<ScoreReport, 'supposed' | 'toReach'> {
  const costly = reasons
    .filter(({ effect, count }) => effect < 0 && count >= 0.5)
    .sort((a, b) => a.effect - b.effect)
    .slice(0, supposedMax);
  const supposed = costly.map(({ kind, count }) => {
    const fewer = Math.min(3, Math.max(1, Math.round(count)));
    return { kind, count: -fewer, value: roundOrNull(face.value([{ kind, count: -fewer }])) };
  });
  const value = face.value();
  if (value === undefined) return { supposed, toReach: null };
  const target = Math.min(5, (Math.floor(value * 10 + 1e-9) + 1) / 10);
  const ways = costly.flatMap(({ kind }) => {
    const fewer = face.toReach({ kind, sign: -1, target });
    return fewer === undefined ? [] : [{ kind, fewer }];
  });
  return { supposed, toReach: ways.length === 0 ? null : { target, ways } };
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
const roundOrNull = (value: number | undefined): number | null => (value === undefined ? null : round(value));
const believedOf = (believed: { value: number; low: number; high: number } | undefined) =>
  believed === undefined
    ? null
    : { value: round(believed.value), low: round(believed.low), high: round(believed.high) };
