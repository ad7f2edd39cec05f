import { err, ok, type Result } from '@kanmai/kernel';
import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import {
  type AdvertFinding,
  judgeAdvert,
  type ListingFacts,
  noFacts,
  textOf,
  withPasses,
} from './advert.policy.ts';
import type { Advert } from './advert.ts';
import {
  type AdvertCase,
  type CaseOutcome,
  findPassedFields,
  settleMended,
  storeCases,
} from './advert-case.store.ts';
import { findListingFacts } from './listing-facts.views.ts';

/** Everything risky in an advert; what an operator let pass stands in nobody's way. Writes nothing. */
export async function readAdvert(
  db: Database | Tx,
  advert: Advert,
  nowMs: number,
): Promise<readonly AdvertFinding[]> {
  const findings = judgeAdvert(advert, await factsOf(db, advert, nowMs));
  const wrong = findings.filter(({ verdict }) => verdict !== 'exempt');
  const texts = new Map(wrong.map((finding) => [finding.field, textOf(advert, finding)]));
  const passed = await findPassedFields(db, advert, texts);
  return passed.size === 0 ? findings : withPasses(findings, (field) => passed.has(field));
}

async function factsOf(db: Database | Tx, advert: Advert, nowMs: number): Promise<ListingFacts> {
  if (advert.kind !== 'product') return noFacts;
  // What is not made yet has neither certificates nor prices.
  const known = advert.isNew ? null : await findListingFacts(db, advert.authorId, advert.subjectId, nowMs);
  return known ?? { ...noFacts, certified: [] };
}

/**
 * Stands in the way of what is about to be published: refuses what breaks advertising law (`advert-refused`), keeps lesser
 * findings for operators. A refusal writes nothing, since the unit of work is undone: whoever answers it calls `keepRefusal`.
 */
export async function screenAdvert(tx: Tx, advert: Advert, nowMs: number): Promise<Result<null, Problem>> {
  if (advert.texts.length === 0 && (advert.struckPrices ?? []).length === 0) return ok(null);
  const findings = await readAdvert(tx, advert, nowMs);
  const refused = findings.filter(({ verdict }) => verdict === 'refused');
  if (refused.length > 0) {
    const subjectId = advert.isNew ? '' : advert.subjectId;
    return err(refusalOf(refused, casesOf({ ...advert, subjectId }, refused, 'refused')));
  }
  const warned = findings.filter(({ verdict }) => verdict === 'warned');
  await storeCases(tx, casesOf(advert, warned, 'warned'), nowMs);
  if (!advert.isNew)
    await settleMended(tx, advert, new Map(advert.texts.map(({ field, text }) => [field, text])), nowMs);
  return ok(null);
}

/** The findings of an advert as cases, one a field. */
export function casesOf(
  advert: Advert,
  findings: readonly AdvertFinding[],
  outcome: CaseOutcome,
): readonly AdvertCase[] {
  const byField = Map.groupBy(findings, ({ field }) => field);
  return [...byField].map(([field, ofField]) => ({
    ...{ authorId: advert.authorId, kind: advert.kind, subjectId: advert.subjectId, field },
    ...{ text: textOf(advert, ofField[0] as AdvertFinding), outcome, findings: ofField },
  }));
}

/** What is kept of a refusal, and not for its answer: an answer names the words, not the whole text. */
const casesOfRefusal = new WeakMap<Problem, readonly AdvertCase[]>();

function refusalOf(findings: readonly AdvertFinding[], cases: readonly AdvertCase[]): Problem {
  const [first] = findings as [AdvertFinding];
  const { field, words, officialCode, article, suggestion } = first;
  const instead = suggestion === '' ? 'Leave it out.' : `Write “${suggestion}” instead.`;
  const problem: Problem = {
    ...{ type: 'advert-refused', field, words, officialCode, article, suggestion, findings },
    detail: `${field}: “${words}” (${officialCode}, ${article}). ${instead}`,
  };
  casesOfRefusal.set(problem, cases);
  return problem;
}

/** Keeps for operators what was refused, once its unit of work is undone; any other result is let through as it is. */
export async function keepRefusal<Value>(
  deps: { readonly db: Database; readonly clock: { nowMs(): number } },
  result: Result<Value, Problem>,
): Promise<Result<Value, Problem>> {
  const cases = result.ok ? [] : (casesOfRefusal.get(result.failure) ?? []);
  if (cases.length > 0) await unitOfWork(deps.db, (tx) => storeCases(tx, cases, deps.clock.nowMs()));
  return result;
}

/** The same within a unit of work that goes on without what was refused; of this subject, where it is made all the same. */
export async function keepRefusalIn(
  tx: Tx,
  failure: Problem,
  nowMs: number,
  subjectId?: string,
): Promise<void> {
  const cases = casesOfRefusal.get(failure) ?? [];
  const kept = subjectId === undefined ? cases : cases.map((one) => ({ ...one, subjectId }));
  await storeCases(tx, kept, nowMs);
}
