/** Area under the ROC curve by ranks, ties shared; NaN where a class is missing. `among` are indices into both. */
export function auc(scores: ArrayLike<number>, isGood: ArrayLike<number>, among: readonly number[]): number {
  const order = among.slice().sort((a, b) => scores[a]! - scores[b]!);
  let goods = 0;
  let ranks = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && scores[order[j]!] === scores[order[i]!]) j++;
    for (let k = i; k < j; k++) {
      if (isGood[order[k]!] !== 1) continue;
      goods++;
      ranks += (i + j + 1) / 2;
    }
    i = j;
  }
  const bads = order.length - goods;
  return goods > 0 && bads > 0 ? (ranks - (goods * (goods + 1)) / 2) / (goods * bads) : Number.NaN;
}

/** The mean of each group's own AUC, weighed by its size, over groups that have both classes. */
export function groupAuc(
  scores: ArrayLike<number>,
  isGood: ArrayLike<number>,
  among: readonly number[],
  groupOf: (index: number) => string,
): number {
  const groups = Map.groupBy(among, groupOf);
  let sum = 0;
  let weight = 0;
  for (const group of groups.values()) {
    const own = auc(scores, isGood, group);
    if (Number.isNaN(own)) continue;
    sum += own * group.length;
    weight += group.length;
  }
  return sum / weight;
}
