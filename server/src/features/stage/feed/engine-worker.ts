import { type MessagePort, parentPort } from 'node:worker_threads';
import { createInterest, restoreInterest } from '@kanmai/interest';
import { releaseAtRest } from '../../../memory-at-rest.ts';
import type { EngineAnswer, EngineCall, FromEngine, ToEngine } from './engine-calls.ts';
import type { PageAnswer } from './engine-page.ts';
import { PagePacker } from './engine-pages.ts';
import { type Arguments, answer, EngineDesk, type QuestionName } from './engine-questions.ts';

/** The engine’s own thread: answers calls in the order they come. */
function serve(port: MessagePort): void {
  let desk = new EngineDesk(createInterest());
  let packer = new PagePacker();
  port.on('message', (message: ToEngine) => {
    if ('restore' in message) restore(message.restore);
    else answerAll(message.calls);
  });

  function restore(bytes: Uint8Array | null): void {
    desk = new EngineDesk(createInterest());
    packer = new PagePacker();
    let fault: string | null = null;
    try {
      if (bytes !== null) desk = new EngineDesk(restoreInterest(bytes));
    } catch (error) {
      fault = wordsOf(error);
    }
    send({ restored: desk.interest.settings, fault });
  }

  /** What takes its time is answered when it is done; what comes after it does not wait. */
  function answerAll(calls: readonly EngineCall[]): void {
    const answers: EngineAnswer[] = [];
    for (const call of calls) {
      const done = answerOne(call);
      if (done instanceof Promise) void done.then((late) => send({ answers: [late] }));
      else if (call.name === 'page' && 'value' in done) packer.pack(call.id, done.value as PageAnswer);
      else answers.push(done);
    }
    if (!packer.isEmpty) send({ pages: packer.take() });
    if (answers.length > 0) send({ answers });
  }

  function answerOne({ id, name, given }: EngineCall): EngineAnswer | Promise<EngineAnswer> {
    try {
      const value: unknown = answer(desk, name, given as Arguments<QuestionName>);
      if (!(value instanceof Promise)) return { id, value };
      return value.then(
        (late) => ({ id, value: late }),
        (error) => ({ id, fault: wordsOf(error) }),
      );
    } catch (error) {
      return { id, fault: wordsOf(error) };
    }
  }

  function send(message: FromEngine): void {
    port.postMessage(message);
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

if (parentPort !== null) {
  serve(parentPort);
  releaseAtRest();
}
