import { recordFirstFrame } from './first-frames.ts';
import { attachFlv, attachHls, attachNative, type LiveAttachment } from './live-attach.ts';
import { decideEdge, retryMs } from './live-edge.ts';
import { chooseWays, type LiveAddresses, type LiveWay, supportOf } from './live-ways.ts';

/** `waiting`: nothing to be seen yet, or not any more; it is tried again until `over`. */
export type LiveState = 'waiting' | 'playing' | 'stalled' | 'over' | 'unplayable';

export interface LivePlayerEvents {
  state: (state: LiveState) => void;
  /** The browser refuses sound before a tap; the room plays on muted. */
  soundRefused: () => void;
  /** Asks the room for fresh addresses; null when it is over. Rejects when nobody answers, and is asked again. */
  refresh: () => Promise<LiveAddresses | null>;
}

const lookEveryMs = 250;
/** The picture stands still so long before it is called stalled, and before everything begins anew. */
const stalledMs = 1_000;
const givenUpMs = 8_000;
/** A way that failed so often in a row is left for the next one. */
const failuresMax = 2;

/**
 * Plays a live room on one `<video>` element: as near the present as the line allows, back by itself after a broken
 * line, with fresh addresses when the old ones expired. Knows nothing of React or of rooms. The libraries are fetched
 * only when they are needed.
 */
export class LivePlayer {
  readonly #video: HTMLVideoElement;
  readonly #events: LivePlayerEvents;
  readonly #timer: ReturnType<typeof setInterval>;
  #addresses: LiveAddresses | null = null;
  #audioOnly = false;
  #muted = true;
  #paused = false;
  #ways: LiveWay[] = [];
  #attachment: LiveAttachment | null = null;
  #state: LiveState = 'waiting';
  #failures = 0;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #lastS = -1;
  #movedAtMs = performance.now();
  #startedAtMs = performance.now();

  constructor(video: HTMLVideoElement, events: LivePlayerEvents) {
    this.#video = video;
    this.#events = events;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
    video.addEventListener('error', this.#onElementError);
  }

  /** Begins to play, or goes on with other addresses. */
  play(addresses: LiveAddresses): void {
    this.#startedAtMs = performance.now();
    this.#addresses = addresses;
    this.#begin();
  }

  setAudioOnly(audioOnly: boolean): void {
    if (audioOnly === this.#audioOnly) return;
    this.#audioOnly = audioOnly;
    if (this.#addresses !== null) this.#begin();
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#video.muted = muted;
  }

  /** A paused room costs nothing: what comes meanwhile is not fetched, and it goes on with the present. */
  setPaused(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    if (paused) this.#detach();
    else if (this.#addresses !== null) this.#begin();
  }

  get state(): LiveState {
    return this.#state;
  }

  /** How it is played now, for those who measure. */
  get way(): LiveWay | null {
    return this.#attachment === null ? null : (this.#ways[0] ?? null);
  }

  destroy(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
    this.#video.removeEventListener('error', this.#onElementError);
    this.#detach();
  }

  readonly #onElementError = () => {
    // Errors of the libraries' own sources come by way of the libraries.
    if (this.#ways[0] === 'native') this.#failed();
  };

  #begin(): void {
    if (this.#addresses === null) return;
    this.#ways = chooseWays(supportOf(this.#video), this.#addresses, this.#audioOnly);
    this.#failures = 0;
    this.#attach();
  }

  #attach(): void {
    this.#detach();
    clearTimeout(this.#retry);
    const way = this.#ways[0];
    const addresses = this.#addresses;
    if (way === undefined || addresses === null) {
      this.#become('unplayable');
      return;
    }
    if (this.#paused) return;
    const attempt = ++this.#attempt;
    this.#movedAtMs = performance.now();
    const hls = this.#audioOnly && addresses.audio !== null ? addresses.audio : addresses.hls;
    const failed = () => {
      if (attempt === this.#attempt) this.#failed();
    };
    const attaching =
      way === 'flv'
        ? attachFlv(this.#video, addresses.flv ?? '', failed)
        : way === 'hls'
          ? attachHls(this.#video, hls, failed)
          : attachNative(this.#video, hls);
    attaching.then((attachment) => {
      if (attempt !== this.#attempt) return attachment.detach();
      this.#attachment = attachment;
      this.#awaitFrame(attempt);
      this.#start();
    }, failed);
  }

  #detach(): void {
    this.#attempt++;
    this.#attachment?.detach();
    this.#attachment = null;
    this.#lastS = -1;
  }

  #start(): void {
    const video = this.#video;
    video.muted = this.#muted;
    video.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || video.muted) return;
      this.setMuted(true);
      this.#events.soundRefused();
      video.play().catch(() => undefined);
    });
  }

  #awaitFrame(attempt: number): void {
    const shown = (nowMs: number) => {
      if (attempt !== this.#attempt) return;
      this.#video.dataset.ready = '';
      recordFirstFrame(this.#startedAtMs, nowMs);
    };
    if (!this.#audioOnly && typeof this.#video.requestVideoFrameCallback === 'function')
      this.#video.requestVideoFrameCallback((nowMs) => shown(nowMs));
    else this.#video.addEventListener('timeupdate', () => shown(performance.now()), { once: true });
  }

  #look(): void {
    if (this.#attachment === null || this.#paused) return;
    const video = this.#video;
    const nowMs = performance.now();
    if (video.currentTime !== this.#lastS) {
      if (this.#lastS >= 0) {
        this.#failures = 0;
        this.#tries = 0;
        this.#become('playing');
      }
      this.#lastS = video.currentTime;
      this.#movedAtMs = nowMs;
    }
    const stillMs = nowMs - this.#movedAtMs;
    if (stillMs > givenUpMs) {
      this.#failed();
      return;
    }
    if (stillMs > stalledMs && this.#state === 'playing') this.#become('stalled');
    this.#keepUp(stillMs);
  }

  #keepUp(stillMs: number): void {
    const video = this.#video;
    const { length } = video.buffered;
    if (length === 0) return;
    const endS = video.buffered.end(length - 1);
    // A first picture that is not at the beginning of time is where playing begins.
    if (video.currentTime < video.buffered.start(0)) video.currentTime = video.buffered.start(0);
    if (this.#attachment?.keepsUp === true) return;
    const step = decideEdge({ aheadS: endS - video.currentTime, stillMs, rate: video.playbackRate });
    if (step.jumpToAheadS !== null) video.currentTime = endS - step.jumpToAheadS;
    if (video.playbackRate !== step.rate) video.playbackRate = step.rate;
  }

  /** This attempt is over: with the same way once more, then with the next one, each time with fresh addresses. */
  #failed(): void {
    this.#detach();
    this.#become('waiting');
    this.#failures++;
    this.#tries++;
    if (this.#failures >= failuresMax && this.#ways.length > 1) {
      this.#ways = this.#ways.slice(1);
      this.#failures = 0;
    }
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#again(), retryMs(this.#tries, Math.random()));
  }

  #again(): void {
    const attempt = this.#attempt;
    this.#events.refresh().then(
      (addresses) => {
        if (attempt !== this.#attempt) return;
        if (addresses === null) return this.#become('over');
        this.#addresses = addresses;
        this.#attach();
      },
      () => {
        if (attempt === this.#attempt) this.#failed();
      },
    );
  }

  #become(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    if (state !== 'playing' && state !== 'stalled') delete this.#video.dataset.ready;
    this.#events.state(state);
  }
}
