/** What the room answers to somebody who may push from this page. */
export interface PushTicket {
  /** Path or address of the WebSocket. */
  readonly url: string;
  readonly token: string;
}

/** `refused`: not to be tried again; `code` is the server's. */
export type LivePushState =
  | { readonly kind: 'connecting' | 'live' | 'ended' }
  | { readonly kind: 'waiting'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

export interface LivePushEvents {
  state: (state: LivePushState) => void;
  /** A fresh ticket for each connection: the last one may have expired. */
  ticket: () => Promise<PushTicket>;
}

interface Recipe {
  readonly mimeType: string;
  readonly container: 'webm' | 'mp4';
  readonly videoCodec: 'h264' | 'vp8' | 'vp9';
  readonly audioCodec: 'opus' | 'aac' | null;
}

const chunkMs = 250;
const keyFrameMs = 1_000;
/** A line that is so far behind is broken: what waits would be old when it arrives. */
const waitingBytesMax = 4 * 1024 * 1024;
const refusedCode = 4403;
const videoBitsPerSecond = 2_500_000;

/** H.264 first, because the server passes it on as it is. */
const pictures = [
  ['webm', 'h264', 'h264'],
  ['mp4', 'h264', 'avc1.42E01F'],
  ['webm', 'vp8', 'vp8'],
  ['webm', 'vp9', 'vp9'],
] as const;

export function chooseRecipe(isSupported: (mimeType: string) => boolean, hasAudio: boolean): Recipe | null {
  for (const [container, videoCodec, name] of pictures) {
    const audioCodec = !hasAudio ? null : container === 'mp4' ? 'aac' : 'opus';
    const sound = audioCodec === null ? '' : `,${audioCodec === 'aac' ? 'mp4a.40.2' : 'opus'}`;
    const mimeType = `video/${container};codecs=${name}${sound}`;
    if (isSupported(mimeType)) return { mimeType, container, videoCodec, audioCodec };
  }
  return null;
}

/**
 * Pushes a camera or a screen to a live room: chunks of a MediaRecorder over a WebSocket. Comes back by itself when the
 * line breaks, with a recorder that begins anew, until it is stopped or refused.
 */
export class LivePush {
  readonly #stream: MediaStream;
  readonly #events: LivePushEvents;
  #socket: WebSocket | null = null;
  #recorder: MediaRecorder | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #isOver = false;

  constructor(stream: MediaStream, events: LivePushEvents) {
    this.#stream = stream;
    this.#events = events;
    // A person ended the sharing with the browser's own button.
    for (const track of stream.getVideoTracks()) track.addEventListener('ended', () => this.stop());
    void this.#connect();
  }

  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    const recorder = this.#recorder;
    this.#recorder = null;
    const goodbye = () => {
      if (socket?.readyState === WebSocket.OPEN) socket.send('{"type":"stop"}');
      socket?.close();
    };
    if (recorder === null || recorder.state === 'inactive') goodbye();
    else {
      // Its last chunk comes before this.
      recorder.addEventListener('stop', goodbye);
      recorder.stop();
    }
    this.#events.state({ kind: 'ended' });
  }

  async #connect(): Promise<void> {
    this.#events.state({ kind: 'connecting' });
    const hasAudio = this.#stream.getAudioTracks().length > 0;
    const recipe = chooseRecipe((mimeType) => MediaRecorder.isTypeSupported(mimeType), hasAudio);
    if (recipe === null)
      return this.#refused('browser-cannot-record', 'This browser records nothing that can be broadcast.');
    let ticket: PushTicket;
    try {
      ticket = await this.#events.ticket();
    } catch {
      return this.#again('unavailable');
    }
    if (this.#isOver) return;
    const url = new URL(ticket.url, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    this.#socket = socket;
    let last = { code: 'line-broken', detail: '' };
    const { container, videoCodec, audioCodec } = recipe;
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ token: ticket.token, container, videoCodec, audioCodec })),
    );
    socket.addEventListener('message', ({ data }) => {
      const said = JSON.parse(String(data)) as { type: string; code?: string; detail?: string };
      if (said.type === 'admitted') this.#record(socket, recipe);
      if (said.type === 'closed') last = { code: said.code ?? '', detail: said.detail ?? '' };
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.#socket !== socket || this.#isOver) return;
      this.#stopRecording();
      if (code === refusedCode && last.code !== 'already-live') this.#refused(last.code, last.detail);
      else this.#again(last.code);
    });
  }

  #record(socket: WebSocket, { mimeType }: Recipe): void {
    const settings = { mimeType, videoBitsPerSecond, videoKeyFrameIntervalDuration: keyFrameMs };
    const recorder = new MediaRecorder(this.#stream, settings);
    this.#recorder = recorder;
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0 || socket.readyState !== WebSocket.OPEN) return;
      if (socket.bufferedAmount > waitingBytesMax) socket.close();
      else socket.send(data);
    });
    recorder.start(chunkMs);
    this.#tries = 0;
    this.#events.state({ kind: 'live' });
  }

  #stopRecording(): void {
    const recorder = this.#recorder;
    this.#recorder = null;
    if (recorder !== null && recorder.state !== 'inactive') recorder.stop();
  }

  #again(code: string): void {
    if (this.#isOver) return;
    this.#tries++;
    this.#events.state({ kind: 'waiting', code });
    // Well within the 30 seconds that a broken push has.
    this.#retry = setTimeout(() => void this.#connect(), Math.min(5_000, 500 * this.#tries));
  }

  #refused(code: string, detail: string): void {
    this.#isOver = true;
    this.#events.state({ kind: 'refused', code, detail });
  }
}
