import { type Random, shuffled } from '@kanmai/kernel';

/** The fold of each row, 0 to `folds` - 1, each with about the same share of either class (labels 0 and 1). */
export function stratifiedFolds(labels: ArrayLike<number>, folds: number, random: Random): Int32Array {
  const foldOf = new Int32Array(labels.length);
  let next = 0;
  for (const label of [0, 1]) {
    const own = Array.from({ length: labels.length }, (_, row) => row).filter((row) => labels[row] === label);
    for (const row of shuffled(random, own)) foldOf[row] = next++ % folds;
  }
  return foldOf;
}
