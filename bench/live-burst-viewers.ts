import { setTimeout as sleep } from 'node:timers/promises';
import { openViewerSocket, rememberingReader, type ViewerSocket } from './viewer-sockets.ts';

/**
 * Viewers of `live-burst`, of a real room. Every viewer's commerce messages are followed by their numbers; when each pin arrived is kept for all.
 */

export interface BurstViewersReport {
  readonly closed: number;
  /** Commerce messages that a viewer did not get in their turn, all viewers together. */
  readonly lost: number;
  /** The lowest number that any viewer has reached. */
  readonly lastSeqMin: number;
  /** Per pin, in the order of their numbers: when each viewer was told, by the wall clock. */
  readonly pinnedAtMs: readonly (readonly number[])[];
}

interface Viewer {
  readonly socket: ViewerSocket;
  lastSeq: number;
  ackedAtMs: number;
}

interface Frame {
  readonly t: string;
  readonly f?: number;
  readonly seq?: number;
  readonly ackMs?: number;
  readonly m?: readonly { readonly seq: number; readonly body: { readonly kind: string } }[];
}

const [port, path, count] = [Number(process.argv[2]), process.argv[3] ?? '', Number(process.argv[4])];
/** Each entering is a stranger whom the server meets for the first time. */
const enteringMax = 64;
const rememberedMax = 16;
const viewers: Viewer[] = [];
const pins = new Map<number, number[]>();
const read = rememberingReader(rememberedMax, (text) => JSON.parse(text) as Frame);
let entered = 0;
let closed = 0;
let lost = 0;
let ackMs = 5_000;

process.on('message', () => process.send?.(report()));
process.on('disconnect', () => process.exit());
await enterAll();
process.send?.({ entered });

function report(): BurstViewersReport {
  const inOrder = [...pins].sort(([a], [b]) => a - b);
  return {
    closed,
    lost,
    lastSeqMin: viewers.reduce((least, { lastSeq }) => Math.min(least, lastSeq), Number.MAX_SAFE_INTEGER),
    pinnedAtMs: inOrder.map(([, times]) => times),
  };
}

async function enterAll(): Promise<void> {
  while (entered < count) {
    while (viewers.length < count && viewers.length - entered < enteringMax) enter();
    if (closed > 0) throw new Error(`${closed} of ${viewers.length} viewers were not let in`);
    await sleep(2);
  }
}

function enter(): void {
  const socket = openViewerSocket(port, path, {
    text: (bytes, start, end) => takeFrame(viewer, read(bytes, start, end)),
    closed() {
      closed += 1;
    },
  });
  const viewer: Viewer = { socket, lastSeq: 0, ackedAtMs: Date.now() };
  viewers.push(viewer);
}

function takeFrame(viewer: Viewer, frame: Frame): void {
  const nowMs = Date.now();
  if (frame.t === 'problem') throw new Error(JSON.stringify(frame));
  if (frame.t === 'hello') {
    viewer.lastSeq = frame.seq ?? 0;
    ackMs = frame.ackMs ?? ackMs;
    entered += 1;
  }
  for (const { seq, body } of frame.m ?? []) {
    // What comes twice around a reconnect is no loss.
    if (seq <= viewer.lastSeq) continue;
    lost += seq - viewer.lastSeq - 1;
    viewer.lastSeq = seq;
    if (body.kind !== 'pinned') continue;
    const times = pins.get(seq);
    if (times === undefined) pins.set(seq, [nowMs]);
    else times.push(nowMs);
  }
  if (frame.f !== undefined && nowMs - viewer.ackedAtMs >= ackMs) {
    viewer.ackedAtMs = nowMs;
    viewer.socket.send(`{"t":"ack","f":${frame.f}}`);
  }
}
