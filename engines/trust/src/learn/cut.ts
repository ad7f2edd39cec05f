/** The chance above which to say 1, so that macro-F1 is largest on these rows. */
export function bestCut(chances: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = Uint32Array.from({ length: chances.length }, (_, at) => at);
  order.sort((a, b) => chances[a]! - chances[b]!);
  let ones = 0;
  for (let at = 0; at < labels.length; at++) ones += labels[at]!;
  const zeros = labels.length - ones;
  let best = { cut: 0.5, f1: -1 };
  let zerosBelow = 0;
  order.forEach((row, at) => {
    if (labels[row] !== 1) zerosBelow++;
    const next = order[at + 1];
    if (next === undefined || chances[next] === chances[row]) return;
    const below = at + 1;
    const onesAbove = ones - (below - zerosBelow);
    const f1 = zerosBelow / (below + zeros) + onesAbove / (labels.length - below + ones);
    if (f1 > best.f1) best = { cut: (chances[row]! + chances[next]!) / 2, f1 };
  });
  return best.cut;
}
