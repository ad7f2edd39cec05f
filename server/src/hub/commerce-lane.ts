import type { CommerceMessage } from './hub.ts';

/** A commerce message as it is spread: its JSON, made once. */
export interface SpreadMessage {
  readonly seq: number;
  readonly text: string;
}

/** Puts a room's commerce messages in order, whatever the bus did to them, and keeps the newest for who comes back. */
export interface CommerceLane {
  /** All up to this number were handed on. */
  readonly lastSeq: number;
  /** Something is known to be missing. */
  readonly gapped: boolean;
  take(message: CommerceMessage): void;
  /** Reads what the table has beyond `lastSeq`; false when it could not be read. Never rejects. */
  fill(): Promise<boolean>;
  /** What follows a number, at most `limit`, from memory; null when that is no longer all there. */
  recent(afterSeq: number, limit: number): readonly SpreadMessage[] | null;
}

export interface CommerceLaneDeps {
  readonly startSeq: number;
  read(afterSeq: number, limit: number): Promise<readonly CommerceMessage[]>;
  /** Called in order, without gaps; `body` is what the message says. */
  deliver(message: SpreadMessage, body: unknown): void;
  gapFilled(): void;
  failed(error: unknown): void;
}

export const pageMax = 200;
const heldMax = 1_000;
const recentMax = 512;
const recentCharsMax = 512 * 1024;

export function createCommerceLane(deps: CommerceLaneDeps): CommerceLane {
  let lastSeq = deps.startSeq;
  let filling: Promise<boolean> | null = null;
  let askedAgain = false;
  const held = new Map<number, CommerceMessage>();
  const kept: SpreadMessage[] = [];
  let keptChars = 0;

  const handOn = (message: CommerceMessage) => {
    const spread = { seq: message.seq, text: textOf(message) };
    lastSeq = message.seq;
    kept.push(spread);
    keptChars += spread.text.length;
    while (kept.length > recentMax || keptChars > recentCharsMax) keptChars -= kept.shift()?.text.length ?? 0;
    deps.deliver(spread, message.body);
  };
  const handOnHeld = () => {
    for (let next = held.get(lastSeq + 1); next !== undefined; next = held.get(lastSeq + 1)) {
      held.delete(next.seq);
      handOn(next);
    }
  };
  const takeInOrder = (message: CommerceMessage) => {
    if (message.seq !== lastSeq + 1) return false;
    held.delete(message.seq);
    handOn(message);
    handOnHeld();
    return true;
  };

  const readOn = async () => {
    const wasGapped = held.size > 0;
    for (let more = true; more; ) {
      askedAgain = false;
      const page = await deps.read(lastSeq, pageMax);
      for (const message of page) {
        if (message.seq > lastSeq && !takeInOrder(message))
          throw new Error(`commerce message ${lastSeq + 1} is missing, ${message.seq} is there`);
      }
      // What was missed while this page was read may not be on it.
      more = page.length >= pageMax || (askedAgain && held.size > 0);
    }
    if (wasGapped && held.size === 0) deps.gapFilled();
  };
  const fill = () => {
    askedAgain = true;
    filling ??= readOn()
      .then(
        () => true,
        (error: unknown) => {
          deps.failed(error);
          return false;
        },
      )
      .finally(() => {
        filling = null;
      });
    return filling;
  };

  return {
    get lastSeq() {
      return lastSeq;
    },
    get gapped() {
      return held.size > 0;
    },
    take(message) {
      if (message.seq <= lastSeq || takeInOrder(message)) return;
      // The table has what is not held here.
      if (held.size < heldMax) held.set(message.seq, message);
      void fill();
    },
    fill,
    recent(afterSeq, limit) {
      if (afterSeq >= lastSeq) return [];
      const first = kept[0]?.seq ?? lastSeq + 1;
      if (afterSeq + 1 < first) return null;
      return kept.slice(afterSeq + 1 - first, afterSeq + 1 - first + limit);
    },
  };
}

export function textOf({ seq, atMs, body }: CommerceMessage): string {
  return JSON.stringify({ seq, atMs, body });
}
