/** What a policy showed where. */
export interface ShownAction {
  readonly action: string;
  readonly position: string;
}

/**
 * The chances of a policy that looks at no context, from a log of what it showed: by position, the share of each action.
 * Unlike the mean of its logged propensities, which were noted where the action was drawn and so speak of the
 * moments that favoured it, the shares are right on average and sum to one. No reward is looked at.
 */
export class ActionShares {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly totals = new Map<string, number>();

  constructor(log: Iterable<ShownAction>) {
    for (const { action, position } of log) {
      const counts = this.counts.get(position) ?? new Map<string, number>();
      this.counts.set(position, counts.set(action, (counts.get(action) ?? 0) + 1));
      this.totals.set(position, (this.totals.get(position) ?? 0) + 1);
    }
  }

  chance({ action, position }: ShownAction): number {
    return (this.counts.get(position)?.get(action) ?? 0) / (this.totals.get(position) ?? 1);
  }
}
