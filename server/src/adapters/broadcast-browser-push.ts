import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { anyone } from '../http/access.ts';
import type { HttpServer } from '../http/http-server.ts';
import { ProblemError } from '../http/problems.ts';
import type { FlvTag } from './broadcast-flv.ts';
import type { PushFeed } from './broadcast-rtmp-session.ts';
import type { PushConnection } from './broadcast-stream.ts';

/** What the page says first, as a text message; then come binary chunks of its MediaRecorder. */
export interface BrowserHello {
  /** Given to the page by the room; asked of `admit`. */
  readonly token: string;
  readonly container: 'webm' | 'mp4';
  readonly videoCodec: 'vp8' | 'vp9' | 'av1' | 'h264';
  readonly audioCodec: 'opus' | 'aac' | null;
}

/** Bytes in, tags out. */
export interface ChunkEncoder {
  write(bytes: Buffer): void;
  readonly waitingBytes: number;
  stop(): void;
}

export interface BrowserPushDeps {
  readonly admit: (
    hello: BrowserHello,
    connection: PushConnection,
    remoteAddress: string,
  ) => Promise<
    | { readonly ok: true; readonly feed: PushFeed }
    | { readonly ok: false; readonly code: string; readonly detail: string }
  >;
  /** Null when there is no ffmpeg. */
  readonly encode: (
    hello: BrowserHello,
    onTag: (tag: FlvTag) => void,
    onEnd: (messages: string) => void,
  ) => Promise<ChunkEncoder | null>;
}

export const browserPushPath = '/live-media/push';
const chunkBytesMax = 4 * 1024 * 1024;
const helloBytesMax = 4_096;
const helloMsMax = 10_000;
const idleMsMax = 10_000;
const waitingBytesMax = 8 * 1024 * 1024;
const socketsMax = 64;
/** Told so often how much was taken: what is not, the page keeps back or leaves out. */
const ackEveryMs = 1_000;
/** WebSocket close codes of ours: refused for good, or try again. */
const closeCodes = { refused: 4403, broken: 4400, again: 4503 };

/** Takes pushes of browsers at `/live-media/push`. The server must let its routes take WebSockets. */
export function browserPushPages(server: HttpServer, deps: BrowserPushDeps): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: chunkBytesMax,
    perMessageDeflate: false,
  });
  const route = { config: { access: anyone }, schema: { hide: true } };
  server.get(browserPushPath, route, (request, reply) => {
    const { raw } = request;
    if (raw.headers.upgrade?.toLowerCase() !== 'websocket')
      throw new ProblemError({ type: 'bad-request', detail: 'Pushes come over a WebSocket.' });
    if (sockets.clients.size >= socketsMax) throw new ProblemError({ type: 'unavailable' });
    reply.hijack();
    const { socket } = raw;
    reply.raw.detachSocket(socket);
    // Nobody sends before the handshake is answered, so that nothing was read with it.
    sockets.handleUpgrade(raw, socket, Buffer.alloc(0), (made) => {
      new BrowserPush(made, request.ip, deps);
    });
  });
  const stop = () => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
  server.addHook('preClose', async () => stop());
  return stop;
}

class BrowserPush {
  readonly #socket: WebSocket;
  readonly #deps: BrowserPushDeps;
  readonly #remoteAddress: string;
  #feed: PushFeed | null = null;
  #encoder: ChunkEncoder | null = null;
  #state: 'hello' | 'asking' | 'pushing' | 'over' = 'hello';
  #properly = false;
  #takenBytes = 0;
  #lastDataMs = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor(socket: WebSocket, remoteAddress: string, deps: BrowserPushDeps) {
    this.#socket = socket;
    this.#deps = deps;
    this.#remoteAddress = remoteAddress;
    this.#timer = setInterval(() => this.#tick(), ackEveryMs);
    socket.on('message', (data, isBinary) => this.#message(bufferOf(data), isBinary));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#over());
  }

  #message(bytes: Buffer, isBinary: boolean): void {
    this.#lastDataMs = performance.now();
    if (this.#state === 'hello') {
      const hello = isBinary ? null : readHello(bytes);
      if (hello === null) {
        this.#close(closeCodes.broken, 'bad-hello', 'Say who you are first.');
        return;
      }
      this.#state = 'asking';
      this.#ask(hello).catch(() => this.#close(closeCodes.again, 'unavailable', 'Try again shortly.'));
    } else if (this.#state === 'pushing' && isBinary) {
      this.#takenBytes += bytes.length;
      this.#encoder?.write(bytes);
      // What an encoder cannot take yet waits in the network, not here.
      if ((this.#encoder?.waitingBytes ?? 0) > waitingBytesMax / 2) this.#socket.pause();
    } else if (this.#state === 'pushing' && bytes.toString() === '{"type":"stop"}') {
      this.#properly = true;
      this.#socket.close(1000);
    } else if (this.#state === 'asking')
      this.#close(closeCodes.broken, 'bad-hello', 'Wait until you are admitted.');
  }

  async #ask(hello: BrowserHello): Promise<void> {
    const connection: PushConnection = {
      close: (code, detail) => this.#close(closeCodes.refused, code, detail),
      quietMs: () => performance.now() - this.#lastDataMs,
    };
    const answer = await this.#deps.admit(hello, connection, this.#remoteAddress);
    if (!answer.ok) return this.#close(closeCodes.refused, answer.code, answer.detail);
    this.#feed = answer.feed;
    if (this.#state === 'over') return answer.feed.closed(false);
    const encoder = await this.#deps.encode(
      hello,
      (tag) => this.#feed?.tag(tag),
      () => this.#close(closeCodes.again, 'stream-broken', 'What was recorded could not be read.'),
    );
    if (encoder === null)
      return this.#close(closeCodes.refused, 'stream-tool-missing', 'There is no ffmpeg on the server.');
    if ((this.#state as string) === 'over') return encoder.stop();
    this.#encoder = encoder;
    this.#state = 'pushing';
    this.#say({ type: 'admitted', ackEveryMs, waitingBytesMax });
  }

  #tick(): void {
    const quietMs = performance.now() - this.#lastDataMs;
    if (this.#state === 'hello' && quietMs > helloMsMax) {
      this.#close(closeCodes.broken, 'bad-hello', 'Nothing was said.');
      return;
    }
    if (this.#state !== 'pushing') return;
    const waiting = this.#encoder?.waitingBytes ?? 0;
    if (this.#socket.isPaused && waiting < waitingBytesMax / 8) this.#socket.resume();
    else if (quietMs > idleMsMax && !this.#socket.isPaused) {
      this.#close(closeCodes.again, 'silent', 'Nothing came.');
      return;
    }
    this.#say({ type: 'taken', bytes: this.#takenBytes - waiting });
  }

  #close(closeCode: number, code: string, detail: string): void {
    if (this.#state === 'over') return;
    this.#say({ type: 'closed', code, detail });
    this.#socket.close(closeCode, code);
    this.#over();
    setTimeout(() => this.#socket.terminate(), 1_000).unref();
  }

  #over(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    clearInterval(this.#timer);
    this.#encoder?.stop();
    this.#feed?.closed(this.#properly);
  }

  #say(message: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

function bufferOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

const containers = ['webm', 'mp4'] as const;
const videoCodecs = ['vp8', 'vp9', 'av1', 'h264'] as const;
const audioCodecs = ['opus', 'aac'] as const;

/** Null when it is none of ours. */
export function readHello(bytes: Buffer): BrowserHello | null {
  if (bytes.length > helloBytesMax) return null;
  let given: Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null) return null;
    given = parsed as Record<string, unknown>;
  } catch {
    return null;
  }
  const container = containers.find((one) => one === given.container);
  const videoCodec = videoCodecs.find((one) => one === given.videoCodec);
  const audioCodec = given.audioCodec === null ? null : audioCodecs.find((one) => one === given.audioCodec);
  if (typeof given.token !== 'string' || container === undefined || videoCodec === undefined) return null;
  return audioCodec === undefined ? null : { token: given.token, container, videoCodec, audioCodec };
}
