import type { Ranker } from './ranker.ts';
import type { InterestSettings } from './settings.ts';
import { taskNames } from './tasks.ts';

/** What is expected of the item that the ranker concluded: each task's probability times its worth. */
export function expectedValue(ranker: Ranker, { value }: InterestSettings): number {
  let sum = 0;
  for (let task = 0; task < taskNames.length; task++)
    sum += value[taskNames[task]!] * ranker.probability(task);
  return sum;
}
