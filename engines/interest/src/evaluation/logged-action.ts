/** One shown thing of a log, as off-policy evaluation needs it. */
export interface LoggedAction {
  /** The chance, in (0, 1], with which the policy that wrote the log showed it in this context and position. */
  readonly propensity: number;
  /** The chance, in [0, 1], with which the policy to be judged would have shown it there. */
  readonly target: number;
  /** What came of it: 0 or 1 for a click, or any finite number. */
  readonly reward: number;
  /** What a model expects of the shown thing here; 0 where there is no model. */
  readonly expected?: number;
  /** What the model expects of the policy to be judged here: the mean over everything it might show. */
  readonly expectedOfTarget?: number;
  /** Rows of one person or session belong together: an interval draws them together. Alone without it. */
  readonly group?: string | number;
}

/** Whether a row can be counted. Logs come from outside. */
export function isUsable(row: LoggedAction): boolean {
  const { propensity, target, reward, expected = 0, expectedOfTarget = 0 } = row;
  return (
    propensity > 0 &&
    propensity <= 1 &&
    target >= 0 &&
    target <= 1 &&
    Number.isFinite(reward) &&
    Number.isFinite(expected) &&
    Number.isFinite(expectedOfTarget)
  );
}
