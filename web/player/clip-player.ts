import { recordFirstFrame } from './first-frames.ts';
import { fillsPhone } from './fit.ts';
import { allocatePool, wantedClips } from './pool.ts';
import { playedBetween } from './watch-meter.ts';

export interface PlayableClip {
  id: string;
  /** Null for a page of the row that is no clip: nothing plays there, and the clips around it are made ready. */
  videoUrl: string | null;
  width: number;
  height: number;
}

export interface PlayerEvents {
  /** The browser refuses sound before a tap; the clip plays on muted. */
  soundRefused: () => void;
  /** The playing clip cannot be played at all. */
  broken: (clipId: string) => void;
}

interface Slot {
  video: HTMLVideoElement;
  clipId: string | null;
}

/**
 * Plays a row of clips on a few `<video>` elements that never leave the page: the playing one, the next with its
 * first frame already decoded, the one before. Knows nothing of React or of what a clip means.
 */
export class ClipPlayer {
  readonly #slots: Slot[];
  readonly #events: PlayerEvents;
  #clips: readonly PlayableClip[] = [];
  #activeId: string | null = null;
  #muted = true;
  #paused = false;
  #played = { clipId: '', ms: 0, positionS: 0, lookedAtMs: 0 };

  constructor(videos: readonly HTMLVideoElement[], events: PlayerEvents) {
    this.#events = events;
    this.#slots = videos.map((video) => ({ video, clipId: null }));
    for (const slot of this.#slots) this.#listen(slot);
  }

  /** Shows the clip at `index`; `swipedAtMs` is the swipe that brought it, if one did, on the clock of `performance.now()`. */
  show(clips: readonly PlayableClip[], index: number, swipedAtMs: number | null): void {
    const active = clips[index];
    this.#clips = clips;
    if (active === undefined) {
      this.#leave();
      return;
    }
    const changed = active.id !== this.#activeId;
    if (changed) this.#leave();
    this.#place(clips, index);
    if (!changed) return;
    this.#activeId = active.id;
    this.#played = { clipId: active.id, ms: 0, positionS: 0, lookedAtMs: performance.now() };
    const slot = this.#active();
    if (slot === undefined) {
      this.#preloadOthers();
      return;
    }
    this.#load(slot.video, 'auto');
    this.#awaitFrame(slot, swipedAtMs);
    if (!this.#paused) this.#play(slot.video);
    if (slot.video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) this.#preloadOthers();
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    for (const { video } of this.#slots) video.muted = muted;
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
    const video = this.#active()?.video;
    if (video === undefined) return;
    if (paused) video.pause();
    else this.#play(video);
  }

  seek(positionS: number): void {
    const video = this.#active()?.video;
    if (video !== undefined) video.currentTime = positionS;
  }

  /** Where the playing clip is; also the place where playing time is counted, so look often. */
  look(): { clipId: string | null; positionS: number; durationS: number; playedMs: number } {
    const video = this.#active()?.video;
    const nowMs = performance.now();
    const positionS = video?.currentTime ?? 0;
    const durationS = video?.duration ?? Number.NaN;
    const elapsedS = (nowMs - this.#played.lookedAtMs) / 1_000;
    this.#played.ms += 1_000 * playedBetween(this.#played.positionS, positionS, durationS, elapsedS);
    this.#played.positionS = positionS;
    this.#played.lookedAtMs = nowMs;
    return { clipId: this.#activeId, positionS, durationS, playedMs: this.#played.ms };
  }

  destroy(): void {
    for (const { video } of this.#slots) {
      video.pause();
      video.removeAttribute('src');
      video.load();
    }
  }

  #active(): Slot | undefined {
    return this.#slots.find((slot) => slot.clipId !== null && slot.clipId === this.#activeId);
  }

  #leave(): void {
    const video = this.#active()?.video;
    this.#activeId = null;
    if (video === undefined) return;
    video.pause();
    // Back at its first frame, should one return.
    video.currentTime = 0;
  }

  #place(clips: readonly PlayableClip[], index: number): void {
    const ids = clips.map((clip) => clip.id);
    const held = allocatePool(
      this.#slots.map((slot) => slot.clipId),
      wantedClips(clips, index).map((clip) => clip.id),
    );
    for (const [at, slot] of this.#slots.entries()) {
      const clipId = held[at] ?? null;
      if (clipId !== slot.clipId) this.#assign(slot, clipId);
      const page = clipId === null ? -1 : ids.indexOf(clipId);
      slot.video.style.display = page === -1 ? 'none' : '';
      slot.video.style.transform = `translateY(${page * 100}%)`;
    }
  }

  #assign(slot: Slot, clipId: string | null): void {
    slot.clipId = clipId;
    slot.video.removeAttribute('data-ready');
    slot.video.preload = 'none';
    const clip = this.#clips.find((one) => one.id === clipId);
    if (clip?.videoUrl == null) {
      slot.video.removeAttribute('src');
      return;
    }
    slot.video.style.objectFit = fillsPhone(clip) ? 'cover' : 'contain';
    slot.video.src = clip.videoUrl;
  }

  #load(video: HTMLVideoElement, preload: 'auto' | 'metadata'): void {
    if (video.preload === preload) return;
    video.preload = preload;
    // Safari fetches nothing after a change of `preload` until it is told to.
    if (video.networkState !== HTMLMediaElement.NETWORK_LOADING && video.readyState === 0) video.load();
  }

  /** The others are fetched once the playing one has enough, so that they never take the line from it. */
  #preloadOthers(): void {
    const sparing = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
    const index = this.#clips.findIndex((clip) => clip.id === this.#activeId);
    for (const { id } of wantedClips(this.#clips, index)) {
      if (id === this.#activeId) continue;
      const slot = this.#slots.find((one) => one.clipId === id);
      if (slot !== undefined) this.#load(slot.video, sparing ? 'metadata' : 'auto');
    }
  }

  #play(video: HTMLVideoElement): void {
    video.muted = this.#muted;
    video.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || video.muted) return;
      this.setMuted(true);
      this.#events.soundRefused();
      video.play().catch(() => undefined);
    });
  }

  #awaitFrame(slot: Slot, swipedAtMs: number | null): void {
    const { clipId, video } = slot;
    const shown = (nowMs: number) => {
      if (slot.clipId !== clipId || this.#activeId !== clipId) return;
      video.dataset.ready = '';
      if (swipedAtMs !== null) recordFirstFrame(swipedAtMs, nowMs);
    };
    if (typeof video.requestVideoFrameCallback === 'function')
      video.requestVideoFrameCallback((nowMs) => shown(nowMs));
    else video.addEventListener('timeupdate', () => shown(performance.now()), { once: true });
  }

  #listen(slot: Slot): void {
    const { video } = slot;
    video.addEventListener('loadeddata', () => {
      video.dataset.ready = '';
    });
    video.addEventListener('canplay', () => {
      if (slot.clipId === this.#activeId) this.#preloadOthers();
    });
    video.addEventListener('error', () => {
      if (slot.clipId !== null && slot.clipId === this.#activeId) this.#events.broken(slot.clipId);
    });
  }
}
