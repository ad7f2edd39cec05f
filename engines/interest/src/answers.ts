import type { Random } from '@kanmai/kernel';
import type { Choices } from './choices.ts';
import type { InterestPolicy } from './policy.ts';
import type { Task } from './tasks.ts';

/** How a served item was found. */
export const channels = [
  'together',
  'similar',
  'author',
  'category',
  'trending',
  'leaning',
  'fresh',
  'explore',
  'follow',
  'wanted',
  'chosen-author',
  'chosen-category',
  'near',
] as const;
export type Channel = (typeof channels)[number];

/** Why a person sees an item: a code for the screen's words, and what it speaks of. */
export type Reason =
  | { code: 'because-you-watched'; item: string }
  | { code: 'author-you-like'; author: string }
  | { code: 'category-you-like'; category: string }
  | { code: 'author-you-follow'; author: string }
  | { code: 'category-you-looked-for'; category: string }
  | { code: 'suits-you'; category: string }
  | { code: 'popular-now'; category: string }
  | { code: 'new-here'; author: string }
  | { code: 'something-different'; category: string }
  | { code: 'author-you-chose'; author: string }
  | { code: 'category-you-chose'; category: string }
  | { code: 'near-you'; author: string }
  | { code: 'fresh-as-you-chose'; category: string }
  | { code: 'familiar-as-you-chose'; author: string };

export interface SkeletonRequest {
  person: string;
  atMs: number;
  /** Items wanted; at most `settings.countMax`. */
  count: number;
  /** Items already on their way to the screen, in the order they will be shown: ids, or numbers this engine gave. */
  exclude?: Iterable<string | number>;
  tab?: string;
  /** What the person asked for themselves. */
  choices?: Choices;
  /** Serves this page by other settings than the engine's. */
  policy?: InterestPolicy;
  /** Policies to be judged: the answer tells how likely each would have shown the same. At most `judgedMax`. */
  judged?: readonly InterestPolicy[];
  random: Random;
}

export interface SkeletonItem {
  item: string;
  /** This engine's own name of the item, for ever: to `exclude` it costs less than by its id. */
  number: number;
  /** The value that ranked it; comparable within one answer. */
  score: number;
  channel: Channel;
  reason: Reason;
  /** The chance that this slot showed this item, given the candidates recalled and the slots before. In (0, 1]. */
  propensity: number;
  /**
   * For each policy to be judged, the chance in [0, 1] that it would have shown this item in this slot, given the same
   * candidates and the same slots before. Only where any was asked for.
   */
  judged?: readonly number[];
}

export interface ScoreRequest {
  person: string;
  item: string;
  atMs: number;
  tab?: string;
}

/** Calibrated probabilities in (0, 1) that this person, shown this item now, does each, some of it perhaps later. */
export type ScoreAnswer = Record<Task, number>;

export interface InterestsAnswer {
  /** Strongest first. Weights are decayed to the last event; negative is dislike. */
  categories: { category: string; weight: number; shown: number }[];
  authors: { author: string; weight: number; shown: number; followed: boolean }[];
  /** Categories looked for of late, most wanted first, each with how much as of the last event, in (0, 1]. */
  wanted: { category: string; strength: number }[];
  hidden: { items: string[]; authors: string[]; categories: string[] };
  /** Items never shown again to this person. */
  seen: number;
  /** Interactions remembered. */
  remembered: number;
}

export interface ExplainAnswer {
  /** Strongest first; empty where nothing but chance speaks for the item. */
  reasons: { reason: Reason; weight: number }[];
  seen: boolean;
  hidden: boolean;
  available: boolean;
  score: ScoreAnswer;
}
