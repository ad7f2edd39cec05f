import type { Problem } from '../http/problems.ts';
import type { CommerceMessage, Vitals } from './hub.ts';

/**
 * What goes over a room's socket: JSON in text frames. Whoever reads must ignore names it does not know, and commerce
 * numbers it has already (some come twice around a reconnect).
 */
export type ServerFrame = HelloFrame | FlushFrame | SaidFrame | ProblemFrame | TimeFrame;

/** The first frame. */
export interface HelloFrame {
  readonly t: 'hello';
  /** The server's clock: countdowns go by it, not by the viewer's. */
  readonly now: number;
  readonly room: string;
  /** The number after which commerce goes on. */
  readonly seq: number;
  /** The number the client came with is none of ours: take the room's state anew, then go on from `seq`. */
  readonly reset?: true;
  /** What admission told this viewer. */
  readonly you: unknown;
  readonly vitals: Vitals;
  /** A frame that comes so long after the last acknowledgement is to be acknowledged. */
  readonly ackMs: number;
  /** When nothing came for twice this long, the line is dead. */
  readonly pingMs: number;
}

/** Everything that happened since the last flush; with nothing in it, a ping. The same for every viewer. */
export interface FlushFrame {
  readonly t: 'flush';
  /** To be acknowledged. Absent while a viewer is brought what it missed. */
  readonly f?: number;
  readonly now: number;
  /** Commerce, in order. */
  readonly m?: readonly CommerceMessage[];
  /** Chat, a sample of it. */
  readonly c?: readonly unknown[];
  /** So many chat messages were left out. */
  readonly d?: number;
  readonly v?: Vitals;
}

/** What was said was taken, and is spread as `body`; it may come again with the chat, or be left out of the sample. */
export interface SaidFrame {
  readonly t: 'said';
  readonly id: number | null;
  readonly body: unknown;
}

/** An answer to what the client asked (`id` of what was said), or the reason why the socket closes next. */
export interface ProblemFrame {
  readonly t: 'problem';
  readonly id?: number | null;
  readonly problem: Problem & { readonly status: number; readonly title: string };
}

/** `c` is given back: (sent + received) / 2 on the client's clock was `now` on ours. */
export interface TimeFrame {
  readonly t: 'time';
  readonly c: number;
  readonly now: number;
}

export type ClientFrame =
  | { readonly t: 'ack'; readonly f: number }
  | { readonly t: 'say'; readonly id: number | null; readonly text: string }
  | { readonly t: 'like'; readonly n: number }
  | { readonly t: 'time'; readonly c: number };

const likesMax = 50;

/** Reads what a client sent; a text is what is wrong with it. */
export function readClientFrame(text: string): ClientFrame | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'This is not JSON.';
  }
  if (typeof value !== 'object' || value === null) return 'Send an object.';
  const { t, f, id, text: words, n, c } = value as Record<string, unknown>;
  if (t === 'ack') return isCount(f) ? { t, f } : 'f: the number of a flush.';
  if (t === 'like') return isCount(n) && n >= 1 && n <= likesMax ? { t, n } : `n: 1 to ${likesMax}.`;
  if (t === 'time') return Number.isFinite(c) ? { t, c: c as number } : 'c: a number.';
  if (t !== 'say') return 't: ack, say, like or time.';
  if (typeof words !== 'string' || words === '') return 'text: what is said.';
  if (id !== undefined && id !== null && !isCount(id)) return 'id: a whole number.';
  return { t, id: id ?? null, text: words };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
