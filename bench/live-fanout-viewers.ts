import { setTimeout as sleep } from 'node:timers/promises';
import { type FanoutKind, latencyMsMax, type ViewersReport } from './live-fanout-load.ts';
import { createFrameReader, type FanoutFrame } from './live-fanout-messages.ts';
import { openViewerSocket, type ViewerSocket } from './viewer-sockets.ts';

/** Viewers of `live-fanout`: every message of every frame is counted, for each viewer by itself; the same for all servers. */

interface Viewer {
  readonly socket: ViewerSocket;
  lastSeq: number;
  ackedAtMs: number;
}

const [kind, port, count] = [process.argv[2] as FanoutKind, Number(process.argv[3]), Number(process.argv[4])];
const path = kind === 'hub' ? '/socket' : kind === 'ws' ? '/' : '/socket.io/?EIO=4&transport=websocket';
const read = createFrameReader(kind);
/** As the hub asks of its clients. */
const ackMs = 5_000;
const enteringMax = 64;

const commerceMs = new Int32Array(latencyMsMax + 1);
const chatMs = new Int32Array(latencyMsMax + 1);
let entered = 0;
let closed = 0;
let frames = 0;
let deliveries = 0;
let inOrder = 0;
let outOfOrder = 0;
let fromMs = Number.POSITIVE_INFINITY;
let toMs = Number.NEGATIVE_INFINITY;
let cpuBefore = process.cpuUsage();
let cpuShare = 0;

process.on('message', (message: { ask: string; fromMs: number; toMs: number }) => {
  if (message.ask === 'measure') void measure(message.fromMs, message.toMs);
  else process.send?.(report());
});
process.on('disconnect', () => process.exit());
await enterAll();
process.send?.({ entered });

async function measure(from: number, to: number): Promise<void> {
  fromMs = from;
  toMs = to;
  await sleep(from - Date.now());
  cpuBefore = process.cpuUsage();
  await sleep(to - Date.now());
  const cpu = process.cpuUsage(cpuBefore);
  cpuShare = (cpu.user + cpu.system) / 1_000 / (to - from);
}

function report(): ViewersReport {
  return {
    deliveries,
    commerceMs: [...commerceMs],
    chatMs: [...chatMs],
    commerceInOrder: inOrder,
    commerceOutOfOrder: outOfOrder,
    frames,
    closed,
    cpuShare,
  };
}

async function enterAll(): Promise<void> {
  let begun = 0;
  while (entered < count) {
    while (begun < count && begun - entered < enteringMax) {
      begun += 1;
      enter();
    }
    if (closed > 0) throw new Error(`${closed} of ${begun} viewers were not let in`);
    await sleep(2);
  }
}

function enter(): void {
  const socket = openViewerSocket(port, path, {
    opened() {
      if (kind === 'ws') entered += 1;
    },
    text: (bytes, start, end) => takeFrame(viewer, read(bytes, start, end)),
    closed() {
      closed += 1;
    },
  });
  const viewer: Viewer = { socket, lastSeq: 0, ackedAtMs: Date.now() };
}

function takeFrame(viewer: Viewer, frame: FanoutFrame): void {
  const nowMs = Date.now();
  frames += 1;
  if (nowMs >= fromMs && nowMs < toMs) deliveries += frame.messages.length;
  for (const { seq, atMs, commerce } of frame.messages) {
    if (commerce) {
      if (seq === viewer.lastSeq + 1) inOrder += 1;
      else outOfOrder += 1;
      viewer.lastSeq = seq;
    }
    if (atMs < fromMs || atMs >= toMs) continue;
    const tookMs = Math.min(latencyMsMax, Math.max(0, nowMs - atMs));
    const histogram = commerce ? commerceMs : chatMs;
    histogram[tookMs] = (histogram[tookMs] as number) + 1;
  }
  if (frame.entered) entered += 1;
  if (frame.answer !== null) viewer.socket.send(frame.answer);
  if (frame.flushNo !== null && nowMs - viewer.ackedAtMs >= ackMs) {
    viewer.ackedAtMs = nowMs;
    viewer.socket.send(`{"t":"ack","f":${frame.flushNo}}`);
  }
}
