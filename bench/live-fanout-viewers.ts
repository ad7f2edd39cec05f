import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FanoutKind, latencyMsMax, type ViewersReport } from './live-fanout-load.ts';
import { createFrameReader, type FanoutFrame } from './live-fanout-messages.ts';

/**
 * Viewers of `live-fanout`, thousands in one process: real WebSockets over TCP, but read by hand, because a client library
 * costs more than the server under test, and both share the machine. Every frame is taken apart and every message in it
 * counted, for each viewer by itself.
 */

interface Viewer {
  readonly socket: Socket;
  /** The beginning of a frame whose rest has not come. */
  rest: Buffer | null;
  shaken: boolean;
  lastSeq: number;
  ackedAtMs: number;
}

const [kind, port, count] = [process.argv[2] as FanoutKind, Number(process.argv[3]), Number(process.argv[4])];
const path = kind === 'hub' ? '/socket' : kind === 'ws' ? '/' : '/socket.io/?EIO=4&transport=websocket';
const read = createFrameReader(kind);
/** As the hub asks of its clients. */
const ackMs = 5_000;
const enteringMax = 64;

const shared = Buffer.alloc(256 * 1024);
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
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    // All sockets read into the same memory: what is read is taken apart before the next is.
    onread: {
      buffer: shared,
      callback(bytes: number, buffer: Uint8Array) {
        take(viewer, (buffer as Buffer).subarray(0, bytes));
        return true;
      },
    },
  });
  const viewer: Viewer = { socket, rest: null, shaken: false, lastSeq: 0, ackedAtMs: Date.now() };
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closed += 1;
  });
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
}

function take(viewer: Viewer, chunk: Buffer): void {
  let bytes = viewer.rest === null ? chunk : Buffer.concat([viewer.rest, chunk]);
  viewer.rest = null;
  if (!viewer.shaken) {
    const end = bytes.indexOf('\r\n\r\n');
    if (end >= 0) {
      if (!bytes.toString('latin1', 0, 12).endsWith('101')) throw new Error(bytes.toString('latin1', 0, end));
      viewer.shaken = true;
      bytes = bytes.subarray(end + 4);
      if (kind === 'ws') entered += 1;
    }
  }
  const used = viewer.shaken ? takeFrames(viewer, bytes) : 0;
  if (used < bytes.length) viewer.rest = Buffer.from(bytes.subarray(used));
}

/** Takes whole frames (RFC 6455, 5.2; a server's are not masked); answers how many bytes they were. */
function takeFrames(viewer: Viewer, bytes: Buffer): number {
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = (bytes[at + 1] as number) & 0x7f;
    const head = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (bytes.length - at < head) break;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
    const end = at + head + length;
    if (bytes.length < end) break;
    const opcode = (bytes[at] as number) & 0x0f;
    if (opcode === 1) takeFrame(viewer, read(bytes, at + head, end));
    else if (opcode === 8) viewer.socket.destroy();
    else throw new Error(`an unexpected frame, opcode ${opcode}`);
    at = end;
  }
  return at;
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
  if (frame.answer !== null) send(viewer, frame.answer);
  if (frame.flushNo !== null && nowMs - viewer.ackedAtMs >= ackMs) {
    viewer.ackedAtMs = nowMs;
    send(viewer, `{"t":"ack","f":${frame.flushNo}}`);
  }
}

/** A short text frame, masked as a client's must be: with zeros, which change nothing. */
function send(viewer: Viewer, text: string): void {
  viewer.socket.write(
    Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]),
  );
}
