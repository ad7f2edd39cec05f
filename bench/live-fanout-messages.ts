import type { FlushFrame } from '../server/src/hub/index.ts';
import type { FanoutKind, FanoutMessage } from './live-fanout-load.ts';
import { rememberingReader } from './viewer-sockets.ts';

/** What one frame holds. */
export interface FanoutFrame {
  readonly messages: readonly FanoutMessage[];
  /** To be acknowledged. */
  readonly flushNo: number | null;
  /** To be answered with this, at once. */
  readonly answer: string | null;
  /** The viewer is in the room now. */
  readonly entered: boolean;
}

const rememberedMax = 64;

/** Reads the frames of a server of that kind. */
export function createFrameReader(
  kind: FanoutKind,
): (bytes: Buffer, start: number, end: number) => FanoutFrame {
  return rememberingReader(rememberedMax, { hub: readHub, 'socket.io': readSocketIo, ws: readWs }[kind]);
}

const nothing: FanoutFrame = { messages: [], flushNo: null, answer: null, entered: false };

function readHub(text: string): FanoutFrame {
  const frame = JSON.parse(text) as FlushFrame | { readonly t: 'hello' };
  if (frame.t === 'hello') return { ...nothing, entered: true };
  if (frame.t !== 'flush') throw new Error(`an unexpected frame: ${text}`);
  const chat = (frame.c ?? []).map((body) => chatMessage(body));
  const commerce = (frame.m ?? []).map(({ seq, atMs }) => ({ seq, atMs, commerce: true }));
  return { ...nothing, messages: [...commerce, ...chat], flushNo: frame.f ?? null };
}

/** Engine.IO 4 packets (0 open, 2 ping, 3 pong, 4 message) with Socket.IO 5 packets in them (0 connect, 2 event). */
function readSocketIo(text: string): FanoutFrame {
  if (text.startsWith('0')) return { ...nothing, answer: '40' };
  if (text === '2') return { ...nothing, answer: '3' };
  if (text.startsWith('40')) return { ...nothing, entered: true };
  const [name, body] = JSON.parse(text.slice(2)) as [string, { seq: number; atMs: number }];
  const message = name === 'chat' ? chatMessage(body) : { seq: body.seq, atMs: body.atMs, commerce: true };
  return { ...nothing, messages: [message] };
}

function readWs(text: string): FanoutFrame {
  const { chat, commerce } = JSON.parse(text) as { chat?: unknown; commerce?: { seq: number; atMs: number } };
  if (commerce === undefined) return { ...nothing, messages: [chatMessage(chat)] };
  return { ...nothing, messages: [{ seq: commerce.seq, atMs: commerce.atMs, commerce: true }] };
}

function chatMessage(body: unknown): FanoutMessage {
  return { seq: 0, atMs: (body as { at: number }).at, commerce: false };
}
