import type { InterestSettings } from './settings.ts';
import { taskNames, tasks } from './tasks.ts';

/** What each rare task is worth, in their order. */
export function rareWorths({ value }: InterestSettings): Float64Array {
  return Float64Array.from(taskNames.slice(tasks), (name) => value[name]);
}
