import type { Model } from './model.ts';
import type { InterestSettings } from './settings.ts';
import { taskNames } from './tasks.ts';

/** What is expected of the item that the model concluded: each task's probability times its worth. */
export function expectedValue(model: Model, { value }: InterestSettings): number {
  let sum = 0;
  for (let task = 0; task < taskNames.length; task++)
    sum += value[taskNames[task]!] * model.probability(task);
  return sum;
}
