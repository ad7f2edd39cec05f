import { type RefObject, useEffect, useRef } from 'react';
import type { StageHandle } from '../../player/index.ts';
import { feedEvents, recordStep } from './feed-events.ts';
import type { FeedEntry } from './feed-store.ts';
import { resumePosition } from './feeds.ts';
import { tellMoment } from './moment.ts';

interface Watching {
  handle: RefObject<StageHandle | null>;
  entry: FeedEntry | undefined;
  /** Draws the progress, 0 to 1. */
  onProgress: (share: number) => void;
  /** Keeps the place in the clip for the next visit. */
  onKeep: (positionS: number) => void;
}

const lookAgainMs = 1_000;
const worthSayingMs = 3_000;

/** Follows the playing clip: its progress, how much was played, and the events that say so. */
export function useWatching(options: Watching): void {
  const latest = useRef(options);
  latest.current = options;
  const { handle, entry } = options;
  const clipId = entry?.clip.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one run for each clip that comes up
  useEffect(() => {
    if (entry === undefined) return;
    recordStep(entry, { kind: 'impression' });
    let playedMs = 0;
    let saidMs = 0;
    let keptAtMs = 0;
    let positionS = 0;
    let frame = 0;
    if (resumePosition.clipId === clipId && resumePosition.positionS > 0)
      handle.current?.seek(resumePosition.positionS);
    resumePosition.clipId = null;

    const look = () => {
      const seen = handle.current?.look();
      if (seen === undefined || seen.clipId !== clipId) return;
      playedMs = seen.playedMs;
      positionS = seen.positionS;
      tellMoment(entry.clip.id, positionS * 1_000);
      latest.current.onProgress(Number.isFinite(seen.durationS) ? seen.positionS / seen.durationS : 0);
    };
    const tick = (nowMs: number) => {
      frame = requestAnimationFrame(tick);
      look();
      if (nowMs - keptAtMs < lookAgainMs) return;
      keptAtMs = nowMs;
      latest.current.onKeep(positionS);
    };
    frame = requestAnimationFrame(tick);

    const sayWatched = (atLeastMs: number) => {
      if (saidMs > 0 && playedMs - saidMs < atLeastMs) return;
      saidMs = playedMs;
      recordStep(entry, { kind: 'watch', playMs: Math.round(playedMs), durationMs: entry.clip.durationMs });
    };
    const onHide = () => {
      if (document.visibilityState !== 'hidden') return;
      look();
      sayWatched(worthSayingMs);
      latest.current.onKeep(positionS);
      feedEvents.handOver();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('visibilitychange', onHide);
      look();
      sayWatched(worthSayingMs);
    };
  }, [clipId]);
}
