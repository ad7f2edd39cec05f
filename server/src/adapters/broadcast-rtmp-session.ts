import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { type FlvTag, flvAudio, flvVideo } from './broadcast-flv.ts';
import { type AmfObject, type AmfValue, readAmf, writeAmf } from './broadcast-rtmp-amf.ts';
import { RtmpBroken, RtmpChunkReader, type RtmpMessage, rtmpChunks } from './broadcast-rtmp-chunks.ts';

/** Takes what an admitted push sends. */
export interface PushFeed {
  tag(tag: FlvTag): void;
  metadata(values: AmfObject): void;
  /** `properly`: the broadcaster's software said that it stops. */
  closed(properly: boolean): void;
}

export interface RtmpPublish {
  readonly app: string;
  /** The stream key with what follows it. */
  readonly name: string;
  readonly remoteAddress: string;
  /** Tells the broadcaster's software why and hangs up. */
  close(code: string, detail: string): void;
  /** Milliseconds since anything came. */
  quietMs(): number;
}

export type PublishAnswer =
  | { readonly ok: true; readonly feed: PushFeed }
  | { readonly ok: false; readonly code: string; readonly detail: string };

export interface RtmpSessionOptions {
  readonly publish: (publish: RtmpPublish) => Promise<PublishAnswer>;
  readonly onBroken: (reason: string) => void;
  readonly admitMsMax: number;
  readonly idleMsMax: number;
  readonly messageBytesMax: number;
}

const handshakeBytes = 1536;
const version = 3;
const windowBytes = 2_500_000;
const outChunkBytes = 4096;
const streamId = 1;
/** Enough for any command; pictures come after admission only. */
const commandBytesMax = 16 * 1024;
const heldBytesMax = 64 * 1024;
const type = {
  chunkBytes: 1,
  window: 5,
  bandwidth: 6,
  event: 4,
  amf3: 17,
  amf3Data: 15,
  data: 18,
  command: 20,
};

/** One connection: the handshake, the commands up to `publish`, then media. Whatever is wrong closes it, and only it. */
export function serveRtmp(socket: Socket, options: RtmpSessionOptions): void {
  new RtmpSession(socket, options);
}

class RtmpSession {
  readonly #socket: Socket;
  readonly #options: RtmpSessionOptions;
  readonly #chunks = new RtmpChunkReader(commandBytesMax);
  readonly #remoteAddress: string;
  #handshake: Buffer | null = Buffer.alloc(0);
  #handshakeStep: 0 | 1 = 0;
  #app = '';
  #feed: PushFeed | null = null;
  #asked = false;
  #closed = false;
  #properly = false;
  #readBytes = 0;
  #ackedBytes = 0;
  #outChunkBytes = 128;
  #lastDataMs = performance.now();

  constructor(socket: Socket, options: RtmpSessionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#remoteAddress = socket.remoteAddress ?? '';
    socket.setNoDelay(true);
    const deadline = setTimeout(() => this.#hangUp('nobody was admitted in time'), options.admitMsMax);
    socket.setTimeout(options.idleMsMax, () => this.#hangUp('it fell silent'));
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('error', () => undefined);
    // Whoever hangs up has nothing to hear from us.
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(deadline);
      this.#closed = true;
      this.#feed?.closed(this.#properly);
      this.#feed = null;
    });
    this.#admitted = () => clearTimeout(deadline);
  }

  readonly #admitted: () => void;

  #take(bytes: Buffer): void {
    this.#lastDataMs = performance.now();
    this.#readBytes += bytes.length;
    try {
      const rest = this.#handshake === null ? bytes : this.#shakeHands(this.#handshake, bytes);
      if (rest !== null && rest.length > 0) this.#chunks.push(rest, (message) => this.#message(message));
      this.#acknowledge();
    } catch (error) {
      // Broken bytes are the sender's fault; anything else would be ours, and is told by the same way.
      this.#hangUp(error instanceof Error ? error.message : String(error));
    }
  }

  /** Simple handshake (§5.2): what comes after it, or null while it lasts. */
  #shakeHands(before: Buffer, bytes: Buffer): Buffer | null {
    const held = Buffer.concat([before, bytes]);
    if (held.length > heldBytesMax) throw new RtmpBroken('a handshake without end');
    if (held[0] !== version && this.#handshakeStep === 0) throw new RtmpBroken('not RTMP');
    this.#handshake = held;
    if (this.#handshakeStep === 0) {
      if (held.length < 1 + handshakeBytes) return null;
      const theirs = held.subarray(1, 1 + handshakeBytes);
      const ours = Buffer.concat([Buffer.alloc(8), randomBytes(handshakeBytes - 8)]);
      this.#socket.write(Buffer.concat([Buffer.from([version]), ours, theirs]));
      this.#handshakeStep = 1;
    }
    if (held.length < 1 + 2 * handshakeBytes) return null;
    this.#handshake = null;
    return held.subarray(1 + 2 * handshakeBytes);
  }

  #message(message: RtmpMessage): void {
    if (this.#closed) return;
    switch (message.type) {
      case flvAudio:
      case flvVideo:
        if (message.body.length > 0) this.#feed?.tag(message);
        return;
      case type.chunkBytes:
        if (message.body.length < 4) throw new RtmpBroken('no chunk size');
        this.#chunks.setChunkBytes(message.body.readUInt32BE() & 0x7fffffff);
        return;
      case type.data:
      case type.amf3Data:
        this.#data(message.type === type.data ? message.body : message.body.subarray(1));
        return;
      case type.command:
        this.#command(readAmf(message.body));
        return;
      case type.amf3:
        this.#command(readAmf(message.body.subarray(1)));
        return;
      default:
    }
  }

  #data(body: Buffer): void {
    if (this.#feed === null || body.length > commandBytesMax) return;
    const values = readAmf(body).filter((value) => typeof value === 'object' && !Array.isArray(value));
    const found = values.find((value) => value !== null);
    if (found !== undefined) this.#feed.metadata(found as AmfObject);
  }

  #command([name, transaction, first, ...rest]: AmfValue[]): void {
    const id = typeof transaction === 'number' ? transaction : 0;
    if (name === 'connect') {
      this.#connect(id, first);
      return;
    }
    if (name === 'createStream') {
      this.#reply('_result', id, null, streamId);
      return;
    }
    if (name === 'releaseStream' || name === 'FCPublish') {
      this.#reply('_result', id, null, undefined);
      return;
    }
    if (name === 'publish') {
      this.#publish(rest[0]);
      return;
    }
    if (name === 'FCUnpublish' || name === 'deleteStream' || name === 'closeStream') {
      this.#properly = this.#feed !== null;
      if (name !== 'FCUnpublish') this.#socket.end();
      return;
    }
    // Watching goes by signed addresses only.
    if (name === 'play' || name === 'play2') this.#refuse('NetStream.Play.Failed', 'Nothing is played here.');
  }

  #connect(id: number, given: AmfValue): void {
    const values = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
    this.#app = typeof values.app === 'string' ? values.app.replace(/\/+$/, '').slice(0, 200) : '';
    this.#control(type.window, u32(windowBytes));
    this.#control(type.bandwidth, Buffer.concat([u32(windowBytes), Buffer.from([2])]));
    this.#control(type.chunkBytes, u32(outChunkBytes));
    this.#outChunkBytes = outChunkBytes;
    const about = { fmsVer: 'FMS/3,0,1,123', capabilities: 31 };
    const description = 'Connection succeeded.';
    this.#reply('_result', id, about, {
      ...{ level: 'status', code: 'NetConnection.Connect.Success', description, objectEncoding: 0 },
    });
  }

  #publish(given: AmfValue): void {
    if (this.#asked) throw new RtmpBroken('it publishes twice');
    this.#asked = true;
    const name = typeof given === 'string' ? given.slice(0, 1024) : '';
    const publish: RtmpPublish = {
      ...{ app: this.#app, name, remoteAddress: this.#remoteAddress },
      close: (code, detail) => this.#refuse(code, detail),
      quietMs: () => performance.now() - this.#lastDataMs,
    };
    // What it sends meanwhile waits in the kernel.
    this.#socket.pause();
    this.#options.publish(publish).then(
      (answer) => this.#answer(answer),
      () => this.#refuse('unavailable', 'Try again shortly.'),
    );
  }

  #answer(answer: PublishAnswer): void {
    if (this.#closed) {
      if (answer.ok) answer.feed.closed(false);
      return;
    }
    if (!answer.ok) {
      this.#refuse(answer.code, answer.detail);
      return;
    }
    this.#admitted();
    this.#feed = answer.feed;
    this.#chunks.messageBytesMax = this.#options.messageBytesMax;
    this.#control(type.event, Buffer.from([0, 0, 0, 0, 0, streamId]));
    this.#status('status', 'NetStream.Publish.Start', 'Publishing.');
    this.#socket.resume();
  }

  /** `NetStream.Publish.BadName` is what broadcasting software shows as a wrong key; our own code is in the text. */
  #refuse(code: string, detail: string): void {
    if (this.#closed) return;
    const known = code.startsWith('NetStream.') ? code : 'NetStream.Publish.BadName';
    this.#status('error', known, `${code}: ${detail}`);
    this.#closed = true;
    this.#socket.resume();
    this.#socket.end();
    // Who does not hang up is hung up on.
    setTimeout(() => this.#socket.destroy(), 1_000).unref();
  }

  #hangUp(reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#feed === null) this.#options.onBroken(reason);
    this.#socket.destroy();
  }

  #status(level: string, code: string, description: string): void {
    this.#reply('onStatus', 0, null, { level, code, description });
  }

  #reply(name: string, id: number, first: AmfValue, second: AmfValue): void {
    const body = writeAmf(name, id, first, second);
    const onStream = name === 'onStatus' ? streamId : 0;
    this.#write(
      rtmpChunks({ chunkStream: 3, type: type.command, streamId: onStream, body }, this.#outChunkBytes),
    );
  }

  #control(kind: number, body: Buffer): void {
    this.#write(rtmpChunks({ chunkStream: 2, type: kind, streamId: 0, body }, this.#outChunkBytes));
  }

  #acknowledge(): void {
    if (this.#feed === null || this.#readBytes - this.#ackedBytes < windowBytes / 2) return;
    this.#ackedBytes = this.#readBytes;
    this.#control(3, u32(this.#readBytes >>> 0));
  }

  #write(bytes: Buffer): void {
    if (this.#closed || this.#socket.destroyed) return;
    // Who sends and never reads is not kept.
    if (this.#socket.writableLength > heldBytesMax) {
      this.#hangUp('it does not read');
      return;
    }
    this.#socket.write(bytes);
  }
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
