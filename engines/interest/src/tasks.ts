/** What the model expects of an exposure. The first three are common; the rest are rare and may come late. */
export const taskNames = ['click', 'longView', 'like', 'follow', 'detail', 'buy', 'hide'] as const;
export type Task = (typeof taskNames)[number];

/** Tasks with weights of their own for every word. */
export const tasks = 3;
/** Tasks that only read what the common ones found out. */
export const rareTasks = taskNames.length - tasks;

/** What came of one exposure, or which of it is known: a sum of these. */
export const outcomeBits = {
  click: 1,
  longView: 2,
  like: 4,
  follow: 8,
  detail: 16,
  buy: 32,
  hide: 64,
} as const;
export type Outcome = number;
export const everyOutcome = 127;

export function outcomeOf(happened: Partial<Record<Task, boolean>>): Outcome {
  let outcome = 0;
  for (const task of taskNames) if (happened[task] === true) outcome |= outcomeBits[task];
  return outcome;
}

/** Whether the task of this number is among an outcome. */
export function holds(outcome: Outcome, task: number): boolean {
  return (outcome & (1 << task)) !== 0;
}
