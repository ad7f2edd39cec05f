import type { Random } from '@kanmai/kernel';
import { type BoostedTrees, type BoostSettings, trainBoostedTrees } from '../learn/boosted-trees.ts';
import { stratifiedFolds } from '../learn/folds.ts';
import { rocArea } from '../learn/quality.ts';
import { pickRows, type Table } from '../learn/table.ts';

const base: Partial<BoostSettings> = { loss: 'odds', leafMin: 1.5, rowShare: 0.5, columnShare: 0.3 };
/** Small to large; the smallest that does as well is taken. */
const candidates: readonly Partial<BoostSettings>[] = [
  { ...base, depth: 2, rate: 0.03, rounds: 200 },
  { ...base, depth: 2, rate: 0.03, rounds: 400 },
  { ...base, depth: 4, rate: 0.03, rounds: 200 },
];
const foldCount = 5;

/**
 * Boosted trees that tell fraudulent raters (label 1) from honest ones (0) by what is known of them. How large they are
 * is chosen by cross-validation within these rows.
 */
export function trainFraudRaters(table: Table, labels: Uint8Array, random: Random): BoostedTrees {
  let best: { settings: Partial<BoostSettings>; area: number } = { settings: candidates[0]!, area: 0 };
  const folds = stratifiedFolds(labels, foldCount, random);
  for (const settings of candidates) {
    const area = rocArea(crossAnswers(table, labels, folds, random, settings), labels);
    if (area > best.area + 1e-9) best = { settings, area };
  }
  return trainBoostedTrees(table, labels, random, best.settings);
}

function crossAnswers(
  table: Table,
  labels: Uint8Array,
  folds: Int32Array,
  random: Random,
  settings: Partial<BoostSettings>,
): Float64Array {
  return answersOfFolds(table, labels, folds, (some, own) => trainBoostedTrees(some, own, random, settings));
}

/** By row, the answer of a model that `train` made from the rows of the other folds. */
export function answersOfFolds(
  table: Table,
  labels: Uint8Array,
  folds: Int32Array,
  train: (table: Table, labels: Uint8Array) => BoostedTrees,
): Float64Array {
  const answers = new Float64Array(table.rows);
  const rows = Int32Array.from(folds, (_, row) => row);
  for (const fold of new Set(folds)) {
    const learnt = rows.filter((row) => folds[row] !== fold);
    const asked = rows.filter((row) => folds[row] === fold);
    const model = train(
      pickRows(table, learnt),
      Uint8Array.from(learnt, (row) => labels[row]!),
    );
    const own = model.answer(pickRows(table, asked));
    asked.forEach((row, n) => {
      answers[row] = own[n]!;
    });
  }
  return answers;
}
