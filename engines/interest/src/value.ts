import type { Model } from './model.ts';
import type { InterestSettings } from './settings.ts';
import { taskNames, tasks } from './tasks.ts';

/** What is expected of the rare tasks of the item that the model concluded: each probability times its worth. */
export function rareValue(model: Model, { value }: InterestSettings): number {
  let sum = 0;
  for (let task = tasks; task < taskNames.length; task++)
    sum += value[taskNames[task]!] * model.probability(task);
  return sum;
}
