/** What comes over a room's socket, and what a poll answers. Names that are not known here are passed over. */

export interface RoomMessage {
  readonly seq: number;
  readonly atMs: number;
  readonly body: unknown;
}

export type RoomVitals = Readonly<Record<string, number | string | boolean | null>>;

export interface RoomProblem {
  readonly type: string;
  readonly status?: number;
  readonly title?: string;
  readonly detail?: string;
}

export type RoomFrame =
  | {
      readonly t: 'hello';
      readonly now: number;
      readonly seq: number;
      readonly reset?: boolean;
      readonly you: unknown;
      readonly vitals: RoomVitals;
      readonly ackMs: number;
      readonly pingMs: number;
    }
  | {
      readonly t: 'flush';
      readonly f?: number;
      readonly now: number;
      readonly m?: readonly RoomMessage[];
      readonly c?: readonly unknown[];
      readonly d?: number;
      readonly v?: RoomVitals;
    }
  | { readonly t: 'said'; readonly id: number | null; readonly body: unknown }
  | { readonly t: 'problem'; readonly id?: number | null; readonly problem: RoomProblem }
  | { readonly t: 'time'; readonly c: number; readonly now: number };

export interface RoomPolled {
  readonly nowMs: number;
  readonly messages: readonly RoomMessage[];
  readonly seq: number;
  readonly more: boolean;
  readonly chat: readonly unknown[];
  readonly chatAtMs: number;
  readonly vitals: RoomVitals;
  readonly pollMs: number;
}

/**
 * `connecting`: nothing comes; `live`: over the socket; `polling`: it comes late, and nothing can be said; `over`: the room
 * is closed; `refused`: this viewer is not let in (the problem was told); `closed`: by the page.
 */
export type RoomStatus = 'connecting' | 'live' | 'polling' | 'over' | 'refused' | 'closed';

export interface RoomListener {
  status?(status: RoomStatus): void;
  /** What admission told of this viewer; again at each connection. */
  you?(you: unknown): void;
  /** In order, without gaps, each once. */
  commerce?(message: RoomMessage): void;
  /** A sample of the chat, and how much was left out. It may hold what this viewer said itself. */
  chat?(bodies: readonly unknown[], leftOut: number): void;
  /** Those that changed. */
  vitals?(values: RoomVitals): void;
  /** The number that the page had is none of the server's: load the room's state anew. Commerce goes on after `seq`. */
  reset?(seq: number): void;
  /** Something this viewer did, or the connection, was refused. */
  problem?(problem: RoomProblem): void;
}

/** Null for what is no frame. */
export function readRoomFrame(data: unknown): RoomFrame | null {
  if (typeof data !== 'string') return null;
  try {
    const frame = JSON.parse(data) as RoomFrame | null;
    return typeof frame?.t === 'string' ? frame : null;
  } catch {
    return null;
  }
}
