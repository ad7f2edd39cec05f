import { setImmediate } from 'node:timers/promises';
import { createInterest, type Interest, restoreInterest } from '@kanmai/interest';
import type { Engine } from './engine.ts';
import type { PageAnswer, PageQuery } from './engine-page.ts';
import { type Answer, type Arguments, answer, EngineDesk, type QuestionName } from './engine-questions.ts';
import type { Lesson } from './feed.learning.ts';

/** The interest engine in this thread: what it does, requests wait for. For machines of one core, and for tests. */
export class EngineHere implements Engine {
  readonly isRunning = true;
  private desk = new EngineDesk(createInterest());

  get interest(): Interest {
    return this.desk.interest;
  }

  get settings(): Interest['settings'] {
    return this.interest.settings;
  }

  async tell(lessons: readonly Lesson[]): Promise<void> {
    answer(this.desk, 'tell', [lessons]);
  }

  page(query: PageQuery): PageAnswer | Promise<PageAnswer> {
    return answer(this.desk, 'page', [query]);
  }

  async ask<Name extends QuestionName>(name: Name, ...given: Arguments<Name>): Promise<Answer<Name>> {
    return answer(this.desk, name, given);
  }

  /** A snapshot takes long beside a request: after each piece of it, requests get their turn. */
  async *snapshot(): AsyncGenerator<Uint8Array> {
    let piece = this.desk.snapshotPiece(true);
    while (piece !== null) {
      yield piece;
      await setImmediate();
      piece = this.desk.snapshotPiece(false);
    }
  }

  async restore(bytes: Uint8Array | null): Promise<void> {
    this.desk = new EngineDesk(createInterest());
    if (bytes !== null) this.desk = new EngineDesk(restoreInterest(bytes));
  }

  async close(): Promise<void> {}
}
