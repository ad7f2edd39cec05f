import type { Log } from '../log.ts';
import { assertStreamId, type BroadcastHooks, type PushAttempt } from '../ports/broadcast.ts';

const admitMsMax = 5_000;
const credentialCharsMax = 512;

export type AdmitAnswer =
  | { readonly ok: true; readonly streamId: string }
  | { readonly ok: false; readonly code: string; readonly detail: string };

const unavailable: AdmitAnswer = { ok: false, code: 'unavailable', detail: 'Try again shortly.' };

/** Asks the room, and takes anything but a clear yes in time for a no. */
export async function askToAdmit(
  hooks: BroadcastHooks | null,
  attempt: PushAttempt,
  log: Log,
): Promise<AdmitAnswer> {
  if (hooks === null) return unavailable;
  const { credential, claimedStreamId } = attempt;
  if (credential === '' || credential.length > credentialCharsMax)
    return { ok: false, code: 'key-unknown', detail: 'There is no such stream key.' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), admitMsMax);
  });
  try {
    const answer = await Promise.race([hooks.admit(attempt), late]);
    if (answer === null) return unavailable;
    if (!answer.ok) return { ok: false, code: answer.failure.type, detail: answer.failure.detail ?? '' };
    const { streamId } = answer.value;
    assertStreamId(streamId);
    if (claimedStreamId !== null && claimedStreamId !== streamId)
      return { ok: false, code: 'key-unknown', detail: 'The key is not of this stream.' };
    return { ok: true, streamId };
  } catch (error) {
    log.error({ error }, 'whether a push is admitted could not be told');
    return unavailable;
  } finally {
    clearTimeout(timer);
  }
}

type News = Exclude<keyof BroadcastHooks, 'admit'>;

export interface Teller {
  <Name extends News>(hook: Name, ...args: Parameters<BroadcastHooks[Name]>): void;
  /** Rejects when the room could not take it. */
  andWait<Name extends News>(hook: Name, ...args: Parameters<BroadcastHooks[Name]>): Promise<void>;
  settled(): Promise<void>;
}

/** Tells the room what happened to each stream in the order in which it did; a hook that fails is logged. */
export function tellInOrder(hooks: () => BroadcastHooks | null, log: Log): Teller {
  const under = new Map<string, Promise<void>>();
  const andWait: Teller['andWait'] = (hook, ...args) => {
    const [streamId] = args;
    const before = under.get(streamId) ?? Promise.resolve();
    const told = before.then(async () => {
      const of = hooks();
      // The compiler cannot see that hook and arguments belong together.
      if (of !== null) await (of[hook] as (...given: typeof args) => Promise<void> | void)(...args);
    });
    const quiet = told.catch((error: unknown) =>
      log.error({ error, hook, streamId }, 'news of a broadcast was lost'),
    );
    const kept = quiet.then(() => {
      if (under.get(streamId) === kept) under.delete(streamId);
    });
    under.set(streamId, kept);
    return told;
  };
  return Object.assign(
    ((hook, ...args) => {
      andWait(hook, ...args).catch(() => undefined);
    }) as Teller,
    {
      andWait,
      async settled() {
        while (under.size > 0) await Promise.all(under.values());
      },
    },
  );
}
