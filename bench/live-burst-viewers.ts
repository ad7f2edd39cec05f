import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Viewers of `live-burst`: real WebSockets of a real room, thousands in one process, read by hand for the same reason as in
 * `live-fanout`. Every viewer's commerce messages are followed by their numbers; when each pin arrived is kept for all.
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
  readonly socket: Socket;
  rest: Buffer | null;
  shaken: boolean;
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
const shared = Buffer.alloc(256 * 1024);
const viewers: Viewer[] = [];
const pins = new Map<number, number[]>();
const remembered: { readonly bytes: Buffer; readonly frame: Frame }[] = [];
let next = 0;
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
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: shared,
      callback(bytes: number, buffer: Uint8Array) {
        take(viewer, (buffer as Buffer).subarray(0, bytes));
        return true;
      },
    },
  });
  const viewer: Viewer = { socket, rest: null, shaken: false, lastSeq: 0, ackedAtMs: Date.now() };
  viewers.push(viewer);
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
    if (opcode === 1) takeFrame(viewer, parsed(bytes, at + head, end));
    else if (opcode === 8) viewer.socket.destroy();
    at = end;
  }
  return at;
}

/** Thousands of viewers are sent the same bytes: what is byte by byte a frame read lately is not parsed again. */
function parsed(bytes: Buffer, start: number, end: number): Frame {
  for (const known of remembered)
    if (known.bytes.length === end - start && known.bytes.compare(bytes, start, end) === 0)
      return known.frame;
  const frame = JSON.parse(bytes.toString('utf8', start, end)) as Frame;
  remembered[next] = { bytes: Buffer.from(bytes.subarray(start, end)), frame };
  next = (next + 1) % rememberedMax;
  return frame;
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
    send(viewer, `{"t":"ack","f":${frame.f}}`);
  }
}

/** A short text frame, masked as a client's must be: with zeros, which change nothing. */
function send(viewer: Viewer, text: string): void {
  viewer.socket.write(
    Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]),
  );
}
