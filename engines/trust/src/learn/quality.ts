/** Area under the ROC curve by ranks, ties shared; NaN where a class is missing. Labels are 0 and 1. */
export function rocArea(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = Uint32Array.from({ length: scores.length }, (_, at) => at);
  order.sort((a, b) => scores[a]! - scores[b]!);
  let ones = 0;
  let ranks = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && scores[order[j]!] === scores[order[i]!]) j++;
    for (let k = i; k < j; k++) {
      if (labels[order[k]!] !== 1) continue;
      ones++;
      ranks += (i + j + 1) / 2;
    }
    i = j;
  }
  const zeros = order.length - ones;
  return ones > 0 && zeros > 0 ? (ranks - (ones * (ones + 1)) / 2) / (ones * zeros) : Number.NaN;
}

/** Mean over both classes of F1, for labels and answers of 0 and 1. */
export function macroF1(answers: ArrayLike<number>, labels: ArrayLike<number>): number {
  return (f1Of(1, answers, labels) + f1Of(0, answers, labels)) / 2;
}

function f1Of(wanted: number, answers: ArrayLike<number>, labels: ArrayLike<number>): number {
  let right = 0;
  let said = 0;
  let there = 0;
  for (let at = 0; at < labels.length; at++) {
    if (answers[at] === wanted) said++;
    if (labels[at] === wanted) there++;
    if (answers[at] === wanted && labels[at] === wanted) right++;
  }
  return said + there === 0 ? 0 : (2 * right) / (said + there);
}

export function rootMeanSquare(answers: ArrayLike<number>, truth: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < truth.length; at++) sum += (answers[at]! - truth[at]!) ** 2;
  return Math.sqrt(sum / truth.length);
}
