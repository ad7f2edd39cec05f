import { Worker } from 'node:worker_threads';
import { type InterestSettings, interestDefaults } from '@kanmai/interest';
import { Overloaded } from '../../../grouped-work.ts';
import type { Log } from '../../../log.ts';
import { type Engine, EngineLost } from './engine.ts';
import type { EngineAnswer, EngineCall, FromEngine, ToEngine } from './engine-calls.ts';
import type { PageAnswer, PageQuery } from './engine-page.ts';
import { PageUnpacker } from './engine-pages.ts';
import type { Answer, Arguments, QuestionName } from './engine-questions.ts';
import type { Lesson } from './feed.learning.ts';

/**
 * So many pages are asked for together: a message costs as much as several pages in it, but the engine is not to stand
 * idle while more are gathered.
 */
const pagesAtOnce = 4;
/** More than so many calls that wait are refused. */
const waitingMax = 10_000;
/** A thread that has not answered for so long will not: it is ended, and another goes on from the last snapshot. */
const patienceMs = 30_000;
const youngMb = 16;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The interest engine in a thread of its own: requests are answered while it learns, and it ranks while they are read. */
export class EngineThread implements Engine {
  settings: InterestSettings = interestDefaults;
  private readonly log: Pick<Log, 'error'>;
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private gathered: EngineCall[] = [];
  private unpacker = new PageUnpacker();
  private callId = 0;
  private restoring: Waiting | null = null;

  constructor(log: Pick<Log, 'error'>) {
    this.log = log;
  }

  get isRunning(): boolean {
    return this.worker !== null && this.restoring === null;
  }

  async tell(lessons: readonly Lesson[]): Promise<void> {
    if (lessons.length > 0) await this.ask('tell', lessons);
  }

  async page(query: PageQuery): Promise<PageAnswer> {
    const answer = this.call('page', [query]);
    if (this.gathered.length === 1) setImmediate(() => this.send());
    if (this.gathered.length >= pagesAtOnce) this.send();
    return answer;
  }

  async ask<Name extends QuestionName>(name: Name, ...given: Arguments<Name>): Promise<Answer<Name>> {
    const answer = this.call(name, given);
    this.send();
    // Arranging gives everybody else their turn, and takes as long as it takes.
    const timer = name === 'arrangeVectors' ? undefined : setTimeout(() => this.endThread(), patienceMs);
    return answer.finally(() => clearTimeout(timer));
  }

  async *snapshot(): AsyncGenerator<Uint8Array> {
    let piece = await this.ask('snapshotPiece', true);
    while (piece !== null) {
      yield piece;
      piece = await this.ask('snapshotPiece', false);
    }
  }

  async restore(bytes: Uint8Array | null): Promise<void> {
    this.worker ??= this.begin();
    this.worker.postMessage({ restore: bytes } satisfies ToEngine);
    await new Promise<unknown>((resolve, reject) => {
      this.restoring = { resolve, reject };
    });
  }

  /** Ends the thread, as a fault would: the engine is lost. */
  async endThread(): Promise<void> {
    await this.worker?.terminate();
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
    this.lose('The interest engine was closed.');
  }

  private begin(): Worker {
    // Secrets are in the environment; of it the engine needs only where compiled programs are kept.
    const { NODE_COMPILE_CACHE } = process.env;
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), {
      ...{ name: 'interest', env: NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE } },
      // What it knows lies outside of the heap, and what a page leaves behind is little.
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    });
    worker.on('message', (message: FromEngine) => this.take(message));
    worker.on('error', (error) => this.log.error({ error }, 'the thread of the interest engine failed'));
    worker.on('exit', () => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.log.error(
        { waited: this.waiting.size },
        'the thread of the interest engine ended; another will begin',
      );
      this.lose('The interest engine begins anew.');
    });
    // It alone keeps no process alive.
    worker.unref();
    return worker;
  }

  private call<Name extends QuestionName>(name: Name, given: Arguments<Name>): Promise<Answer<Name>> {
    if (this.worker === null) return Promise.reject(new EngineLost('The interest engine does not run.'));
    if (this.waiting.size >= waitingMax) return Promise.reject(new Overloaded());
    const id = this.callId++;
    this.gathered.push({ id, name, given });
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    });
  }

  private send(): void {
    if (this.gathered.length === 0) return;
    const calls = this.gathered;
    this.gathered = [];
    this.worker?.postMessage({ calls } satisfies ToEngine);
  }

  private take(message: FromEngine): void {
    if ('pages' in message) {
      this.unpacker.unpack(message.pages, (id, value) => this.settle({ id, value }));
      return;
    }
    if ('answers' in message) {
      for (const answer of message.answers) this.settle(answer);
      return;
    }
    this.settings = message.restored;
    this.unpacker = new PageUnpacker();
    if (message.fault === null) this.restoring?.resolve(undefined);
    else this.restoring?.reject(new Error(message.fault));
    this.restoring = null;
  }

  private settle(answer: EngineAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('fault' in answer) waiting?.reject(new Error(answer.fault));
    else waiting?.resolve(answer.value);
  }

  /** Nobody waits for what will never be answered. */
  private lose(why: string): void {
    const lost = new EngineLost(why);
    for (const { reject } of this.waiting.values()) reject(lost);
    this.restoring?.reject(lost);
    this.waiting.clear();
    this.gathered = [];
    this.restoring = null;
  }
}
