import type { InterestSettings } from '@kanmai/interest';
import { ProblemError } from '../../../http/problems.ts';
import type { PageAnswer, PageQuery } from './engine-page.ts';
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

/** The engine’s thread ended, and what it knew is lost: it has to go on from a snapshot. Who asked may ask again shortly. */
export class EngineLost extends ProblemError {
  override readonly name = 'EngineLost';

  constructor(detail: string) {
    super({ type: 'unavailable', detail });
  }
}
