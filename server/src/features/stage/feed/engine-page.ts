import type { Choices, InterestPolicy, SkeletonItem } from '@kanmai/interest';

/** What a page asks of the engine: data, to be sent to where the engine is. */
export interface PageQuery {
  readonly person: string;
  readonly atMs: number;
  readonly count: number;
  /** What must not come, newest last: the engine's numbers, or ids where there is none. */
  readonly exclude: Int32Array | readonly (string | number)[];
  /** What the person asked for themselves; `city` stands for what is near there. */
  readonly choices?: Omit<Choices, 'near'> & { readonly city: string | null };
  readonly policy?: InterestPolicy;
  readonly judged?: readonly InterestPolicy[];
  /** From which whatever is left to chance is drawn. */
  readonly seed: number;
}

export interface PageAnswer {
  readonly items: readonly SkeletonItem[];
  /** Whether nothing this person did is remembered. */
  readonly isNewPerson: boolean;
  /** Whether the engine has nothing at all that could be shown to anybody. */
  readonly isEmpty: boolean;
}
