import { buyerFormula, hostFormula, type ScoreFormula, scoreFormulas, shopFormula } from '@kanmai/trust';
import type { SubjectKind } from './happening.ts';

/** The formula by which each kind of subject is scored today. */
export const formulaOf: Readonly<Record<SubjectKind, ScoreFormula>> = {
  shop: shopFormula,
  host: hostFormula,
  buyer: buyerFormula,
};

export const versionsOf = (kind: SubjectKind): readonly ScoreFormula[] =>
  scoreFormulas.filter(({ code }) => code === kind);

/** Undefined where there never was such a version. */
export const findFormula = (kind: SubjectKind, version: number | undefined): ScoreFormula | undefined =>
  version === undefined ? formulaOf[kind] : versionsOf(kind).find((each) => each.version === version);
