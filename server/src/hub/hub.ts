import type { Clock, Random, Result } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../http/problems.ts';
import type { Log } from '../log.ts';
import type { Bus } from '../ports/bus.ts';

/** One message of a room's commerce lane: ordered and gapless by `seq`, which begins at 1; kept by whoever announces it. */
export interface CommerceMessage {
  readonly seq: number;
  readonly atMs: number;
  /** What clients are given, as JSON. */
  readonly body: unknown;
}

/** What the hub knows of somebody it let in. `facts` are the admitting feature's own; no viewer is shown them. */
export interface Admitted<Facts> {
  /** Limits count by person; a stranger has one too (the visitor's). */
  readonly personId: string;
  readonly facts: Facts;
  /** Is there for another reason than to watch, and is not counted as online: who works in the room. */
  readonly uncounted?: boolean;
  /** Told to this viewer in the first frame, as JSON: its role, what it may do. */
  readonly hello?: unknown;
}

export interface Viewer<Facts> extends Admitted<Facts> {
  readonly roomId: string;
  /** Names one socket of this process. */
  readonly connectionId: number;
  readonly joinedAtMs: number;
}

export interface Departure {
  readonly dwellMs: number;
  /** The WebSocket's close code: 1000, 1001 and 1006 are the viewer's own doing or the line's; the rest are in `closeCodes`. */
  readonly code: number;
}

/**
 * What the hub asks of the features. It knows no table: each door may answer at once or later, and what it throws is
 * logged and told to the viewer as `unavailable`.
 */
export interface HubDoors<Facts> {
  /** Whether who asks may watch this room. The id comes from outside and may be anything. */
  admit(
    roomId: string,
    request: FastifyRequest,
  ): Result<Admitted<Facts>, Problem> | Promise<Result<Admitted<Facts>, Problem>>;
  /** The number of the room's last committed commerce message; 0 when there is none. */
  lastCommerceSeq(roomId: string): Promise<number>;
  /** Committed messages with a number above `afterSeq`, in order and without gaps, at most `limit`. */
  readCommerce(roomId: string, afterSeq: number, limit: number): Promise<readonly CommerceMessage[]>;
  /**
   * A viewer says something. The value is spread in the chat lane as it is (JSON; give it an id, so that its speaker can
   * tell its own); a problem is told to the speaker alone. Texts are at most 4,000 bytes and otherwise unchecked.
   */
  said(viewer: Viewer<Facts>, text: string): Result<unknown, Problem> | Promise<Result<unknown, Problem>>;
  /**
   * Called in every process that has the room, for each commerce message in order. Answers which of the chat that is kept for
   * who polls the message takes back; null for none.
   */
  announced?(roomId: string, body: unknown): ((chat: unknown) => boolean) | null;
  /** Likes pressed since the viewer told last, 1 to 50. Make a sum of them and hand it to `vitals` now and then. */
  liked?(viewer: Viewer<Facts>, count: number): void;
  joined?(viewer: Viewer<Facts>): void;
  left?(viewer: Viewer<Facts>, departure: Departure): void;
}

export interface HubDeps {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The public origin: a page of another site must not open a socket with a visitor's cookies. */
  readonly origin: () => string;
  readonly settings?: Partial<HubSettings>;
}

/** The latest value of each name; `online` is the hub's own. */
export type Vitals = Readonly<Record<string, number | string | boolean | null>>;

/** What a poller is given: the same as a socket would bring, a page at a time. */
export interface Polled {
  readonly nowMs: number;
  /** At most 200 commerce messages after the number asked for. */
  readonly messages: readonly CommerceMessage[];
  /** Ask for what comes after this number next. */
  readonly seq: number;
  /** There are more already: ask again at once. */
  readonly more: boolean;
  readonly chat: readonly unknown[];
  /** Give it back with the next question, so that no chat comes twice. */
  readonly chatAtMs: number;
  readonly vitals: Vitals;
  /** Ask again after so long. */
  readonly pollMs: number;
}

export interface HubCounts {
  readonly rooms: number;
  readonly viewers: number;
  readonly flushes: number;
  /** Frames handed to sockets, and the messages in them. */
  readonly frames: number;
  readonly deliveries: number;
  /** Chat as viewers were given it, and as they were not: messages times viewers. */
  readonly chatSpread: number;
  readonly chatDropped: number;
  readonly gapsFilled: number;
  readonly closedSlow: number;
  /** The longest period between flushes in use now. */
  readonly periodMs: number;
}

/**
 * The sockets of live rooms: one room, very many viewers. Two lanes and vitals (decision 29): commerce is ordered, gapless
 * and never dropped; chat is sampled under load; of vitals the latest counts.
 */
export interface Hub {
  /**
   * Takes over a request of a GET route and makes it a socket of the room. `?after=SEQ` is the last commerce number the
   * client has; without it the viewer begins with what comes next. Never throws; who is not admitted is told the problem in
   * a frame and closed with 4000 + its status. A request that asks for no WebSocket is answered `bad-request`.
   */
  enter(request: FastifyRequest, reply: FastifyReply, roomId: string): Promise<void>;
  /** Spreads a commerce message, in this process and the others: call it after the commit. May be called in any order, and twice. */
  announced(roomId: string, message: CommerceMessage): void;
  /** Spreads something in the chat lane that no viewer said. */
  chat(roomId: string, body: unknown): void;
  /** Sets vitals of a room for viewers of every process; `online` cannot be set. At most 32 names a room. */
  vitals(roomId: string, values: Vitals): void;
  /** Closes the sockets of a person in a room, in every process, with this problem. Admission must refuse from now on. */
  expel(roomId: string, personId: string, problem: Problem): void;
  /** Closes a room's sockets in every process (4410): for rooms that ended and whose viewers were told so. */
  closeRoom(roomId: string): void;
  /** For a polling route. Who may ask is the route's affair. `chatAtMs` is that of the last answer. */
  messagesSince(roomId: string, seq: number, chatAtMs?: number): Promise<Polled>;
  /** Persons watching, in all processes. 0 for a room with no viewer in this process, unless it was polled here lately. */
  online(roomId: string): number;
  counts(): HubCounts;
  /** Closes every socket (1001, with a hint when to come back) and takes no more; resolves when they are gone or cut. */
  stop(): Promise<void>;
}

/** Close codes of our own; 4000 + an HTTP status says that the problem of that status was told before. */
export const closeCodes = {
  /** The server stops. The reason is `{"retryMs":…}`. */
  goingAway: 1001,
  /** Too big for a frame. */
  tooBig: 1009,
  /** The viewer did not acknowledge in time: come back with the last number. */
  tooSlow: 4008,
  /** The room is over here. Do not come back. */
  roomOver: 4410,
} as const;

export interface HubSettings {
  /** Between two flushes of a room when there is little to do; grows with load up to the largest. */
  readonly flushMs: number;
  readonly flushMaxMs: number;
  /** Commerce follows a flush so soon when there is little to do. */
  readonly commerceMs: number;
  /** Vitals that come alone wait so long: nobody reads a number ten times a second. */
  readonly vitalsMs: number;
  /** The share of the time that flushing may take before the period grows. */
  readonly flushShare: number;
  /** Chat messages a room is given in one second at most; fewer under load. */
  readonly chatPerS: number;
  /** Bytes of one chat message's JSON; more is not spread. */
  readonly chatBytesMax: number;
  /** Clients acknowledge so often (told to them in the first frame). */
  readonly ackMs: number;
  /** Unacknowledged for so long (more than `ackMs` and `pingMs` together), or so many bytes: no chat. */
  readonly lateMs: number;
  readonly lateBytes: number;
  /** Unacknowledged for so long, or so many bytes: closed. */
  readonly slowMs: number;
  readonly slowBytes: number;
  /** A room with nothing to tell is given a ping so often. */
  readonly pingMs: number;
  /** Processes tell one another so often how many watch; three missed, and they are counted no more. */
  readonly presenceMs: number;
  /** Looks so often whether the bus lost the newest commerce message. */
  readonly tailMs: number;
  readonly connectionsPerPerson: number;
  readonly viewersMax: number;
  /** Messages a person may send to a room: so many at once, then so many a second. */
  readonly messagesBurst: number;
  readonly messagesPerS: number;
  /** Bytes of one message of a client; more is answered `body-too-large`. Sixteen times as many end the socket (1009). */
  readonly messageBytesMax: number;
  /** Viewers of a stopping server come back within this time, spread by chance. */
  readonly returnMs: number;
  /** How long sockets may take to close when the server stops. */
  readonly closeMs: number;
}

export const hubSettings: HubSettings = {
  flushMs: 100,
  flushMaxMs: 1_000,
  commerceMs: 20,
  vitalsMs: 400,
  flushShare: 0.6,
  chatPerS: 200,
  chatBytesMax: 4_096,
  ackMs: 5_000,
  lateMs: 20_000,
  lateBytes: 512 * 1024,
  slowMs: 45_000,
  slowBytes: 2 * 1024 * 1024,
  pingMs: 10_000,
  presenceMs: 2_000,
  tailMs: 5_000,
  connectionsPerPerson: 5,
  viewersMax: 50_000,
  messagesBurst: 20,
  messagesPerS: 5,
  messageBytesMax: 4_096,
  returnMs: 5_000,
  closeMs: 2_000,
};
