import type { LogRow } from './interest-log.ts';

export const tasks = ['click', 'longView', 'like'] as const;
export type Task = (typeof tasks)[number];
export type Scores = Record<Task, Float64Array>;

/** Imagined exposures at the base rate, per counter: item, person, tab. */
export const counterPulls = [10, 3, 100] as const;

/** Three running counters (item, person, tab): the sum of their log-odds, each pulled to the running base rate. */
export function countersWalk(rows: readonly LogRow[], pulls: readonly number[]): Scores {
  const scores = emptyScores(rows.length);
  for (const task of tasks) {
    const counters = pulls.map(() => new Map<string, { shown: number; good: number }>());
    let shown = 2;
    let good = 1;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const isGood = labelOf(row, task);
      const base = good / shown;
      [row.item, row.person, row.tab].forEach((key, c) => {
        const count = counters[c]!.get(key) ?? { shown: 0, good: 0 };
        const rate = (count.good + pulls[c]! * base) / (count.shown + pulls[c]!);
        scores[task][i]! += Math.log(rate / (1 - rate));
        counters[c]!.set(key, { shown: count.shown + 1, good: count.good + isGood });
      });
      shown++;
      good += isGood;
    }
  }
  return scores;
}

export function labelOf(row: LogRow, task: Task): 0 | 1 {
  const isGood = task === 'click' ? row.isClick : task === 'longView' ? row.longView : row.isLike;
  return isGood ? 1 : 0;
}

export function emptyScores(length: number): Scores {
  return {
    click: new Float64Array(length),
    longView: new Float64Array(length),
    like: new Float64Array(length),
  };
}
