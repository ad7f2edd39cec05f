import type { Choices, InterestPolicy, InterestSettings, SkeletonItem } from '@kanmai/interest';
import type { Answer, Arguments, QuestionName } from './engine-questions.ts';
import type { Lesson } from './feed.learning.ts';

/**
 * The interest engine as the server asks it: in this thread or in one of its own. It is told and asked in order: who asks
 * is answered by all that was told before.
 */
export interface Engine {
  /** The settings it goes by. */
  readonly settings: InterestSettings;
  /** Whether it can be asked: after it was lost, only when it was restored. */
  readonly isRunning: boolean;
  /** Resolves when it is learnt. @throws `EngineLost` */
  tell(lessons: readonly Lesson[]): Promise<void>;
  /** The next clips for a person. @throws `EngineLost`, or what the engine threw */
  page(query: PageQuery): PageAnswer | Promise<PageAnswer>;
  /** Anything else there is to know. @throws `EngineLost`, or what the engine threw */
  ask<Name extends QuestionName>(name: Name, ...given: Arguments<Name>): Promise<Answer<Name>>;
  /** All it knows, as bytes in pieces. It must be told nothing until the last one. */
  snapshot(): AsyncGenerator<Uint8Array>;
  /** Goes on from a snapshot; from nothing without one. @throws where the bytes are no snapshot; then it knows nothing */
  restore(bytes: Uint8Array | null): Promise<void>;
  close(): Promise<void>;
}

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

/** The engine’s thread ended, and what it knew is lost: it has to go on from a snapshot. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}
