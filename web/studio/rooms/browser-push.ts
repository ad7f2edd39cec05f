import type { PushFormat } from './push-format.ts';

/**
 * `connecting`: nothing arrives yet; `pushing`: it does; `returning`: the line broke and is tried again; `refused`: the
 * server does not want it, `code` says why; `stopped`: by the page.
 */
export type PushPhase = 'connecting' | 'pushing' | 'returning' | 'refused' | 'stopped';

export interface PushState {
  readonly phase: PushPhase;
  /** Why it was refused. */
  readonly code: string | null;
  /** What the pictures are recorded with now. */
  readonly bitrateKbps: number;
  /** The line is too slow for what was recorded: the quality was lowered. */
  readonly slow: boolean;
}

export interface BrowserPushOptions {
  readonly stream: MediaStream;
  readonly format: PushFormat;
  /** Address of the WebSocket. */
  readonly url: string;
  readonly token: string;
  readonly onChange: (state: PushState) => void;
}

const chunkMs = 200;
const keyframeMs = 1_000;
const audioBitsPerSecond = 96_000;
const bitrateKbpsFirst = 2_000;
const bitrateKbpsMin = 400;
const slowerFactor = 0.6;
/** More than this many seconds of recording on their way: the line is too slow. */
const behindSMax = 4;
/** Between two lowerings. */
const steadyMs = 12_000;
const refusedCode = 4403;
const retryMs = [300, 700, 1_500, 3_000, 5_000];

/**
 * Pushes what a camera or a screen gives: a recording in chunks over a WebSocket, taken up anew whenever the line broke
 * (the server holds the room for 30 seconds). A recording cannot leave chunks out, so on a slow line it begins again
 * with less quality.
 */
export class BrowserPush {
  readonly #options: BrowserPushOptions;
  #socket: WebSocket | null = null;
  #recorder: MediaRecorder | null = null;
  #phase: PushPhase = 'connecting';
  #code: string | null = null;
  #bitrateKbps = bitrateKbpsFirst;
  #slow = false;
  #sentBytes = 0;
  #loweredMs = 0;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: BrowserPushOptions) {
    this.#options = options;
    this.#connect();
  }

  get state(): PushState {
    return { phase: this.#phase, code: this.#code, bitrateKbps: this.#bitrateKbps, slow: this.#slow };
  }

  /** Ends the push as a broadcaster does who means it. */
  stop(): void {
    clearTimeout(this.#retry);
    this.#become('stopped');
    this.#hangUp();
  }

  #connect(): void {
    const { url, token, format } = this.#options;
    const socket = new WebSocket(url);
    this.#socket = socket;
    let refusal: string | null = null;
    socket.onopen = () => {
      const { container, videoCodec, audioCodec } = format;
      socket.send(JSON.stringify({ token, container, videoCodec, audioCodec }));
    };
    socket.onmessage = ({ data }) => {
      const said = readSaid(data);
      if (said === null || socket !== this.#socket) return;
      if (said.type === 'admitted') this.#record(socket);
      else if (said.type === 'taken') this.#taken(said.bytes);
      else refusal = said.code;
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.#socket) return;
      this.#endRecording();
      this.#socket = null;
      if (this.#phase === 'stopped') return;
      // A line that broke just now may still count as live for a moment.
      if (code === refusedCode && refusal !== 'already-live') {
        this.#code = refusal ?? 'key-unknown';
        this.#become('refused');
      } else this.#again();
    };
  }

  #again(): void {
    this.#become('returning');
    const waitMs = retryMs[Math.min(this.#tries, retryMs.length - 1)];
    this.#tries += 1;
    this.#retry = setTimeout(() => this.#connect(), waitMs);
  }

  #record(socket: WebSocket): void {
    const { stream, format } = this.#options;
    this.#sentBytes = 0;
    const options: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
      mimeType: format.mimeType,
      videoBitsPerSecond: this.#bitrateKbps * 1_000,
      audioBitsPerSecond,
      videoKeyFrameIntervalDuration: keyframeMs,
    };
    try {
      const recorder = new MediaRecorder(stream, options);
      recorder.ondataavailable = ({ data }) => {
        if (data.size === 0 || socket.readyState !== WebSocket.OPEN || this.#recorder !== recorder) return;
        socket.send(data);
        this.#sentBytes += data.size;
      };
      recorder.start(chunkMs);
      this.#recorder = recorder;
      this.#tries = 0;
      this.#become('pushing');
    } catch {
      this.#code = 'recorder-failed';
      this.#become('refused');
      this.#hangUp();
    }
  }

  /** The server told how much it has worked off. */
  #taken(bytes: number): void {
    const behindS = (this.#sentBytes - bytes) / ((this.#bitrateKbps * 1_000) / 8);
    const nowMs = performance.now();
    if (behindS < behindSMax || nowMs - this.#loweredMs < steadyMs) return;
    if (this.#bitrateKbps <= bitrateKbpsMin) {
      this.#slow = true;
      this.#tell();
      return;
    }
    this.#loweredMs = nowMs;
    this.#slow = true;
    this.#bitrateKbps = Math.max(bitrateKbpsMin, Math.round(this.#bitrateKbps * slowerFactor));
    this.#hangUp();
    this.#again();
  }

  #hangUp(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#endRecording();
    if (socket?.readyState === WebSocket.OPEN) socket.send('{"type":"stop"}');
    socket?.close();
  }

  #endRecording(): void {
    const recorder = this.#recorder;
    this.#recorder = null;
    if (recorder !== null && recorder.state !== 'inactive') recorder.stop();
  }

  #become(phase: PushPhase): void {
    if (this.#phase === 'stopped' || this.#phase === 'refused') return;
    this.#phase = phase;
    this.#tell();
  }

  #tell(): void {
    this.#options.onChange(this.state);
  }
}

type Said =
  | { readonly type: 'admitted' }
  | { readonly type: 'taken'; readonly bytes: number }
  | { readonly type: 'closed'; readonly code: string };

function readSaid(data: unknown): Said | null {
  try {
    const said = JSON.parse(String(data)) as Said;
    return ['admitted', 'taken', 'closed'].includes(said.type) ? said : null;
  } catch {
    return null;
  }
}
