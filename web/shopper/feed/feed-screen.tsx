import { Link } from '@tanstack/react-router';
import { RadioTower, UserX, Volume2, VolumeX } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Stage, type StageClip, type StageHandle } from '../../player/index.ts';
import { lazySheet } from '../app/lazy-part.ts';
import { useMessages } from '../messages/index.ts';
import { SheetHost } from '../sheets/sheet-host.tsx';
import { setLiked } from './clip-actions.ts';
import { ClipOverlay } from './clip-overlay.tsx';
import { FeedSkeleton } from './feed-skeleton.tsx';
import { clipEntry, type FeedStore, type RowEntry, rowId } from './feed-store.ts';
import { FeedTail } from './feed-tail.tsx';
import { PullHint } from './pull-hint.tsx';
import { setSoundOn, useSoundOn } from './sound.ts';
import { useFeedKeys } from './use-feed-keys.ts';
import { usePageHidden } from './use-page-hidden.ts';
import { useSheet } from './use-sheet.ts';
import { useWatching } from './use-watching.ts';

const strip = lazySheet(() => import('../live/live-strip.tsx').then((part) => part.LiveStrip));
const goods = lazySheet(() => import('./feed-goods.tsx').then((part) => part.FeedGoods));
const room = lazySheet(() => import('../live/feed-room.tsx').then((part) => part.FeedRoom));

export interface FeedScreenProps {
  store: FeedStore;
  kind: 'for-you' | 'following';
  label: string;
  onKeep?: (positionS: number) => void;
  /** A clip opened by its link is still on its way. */
  opening?: boolean;
}

/** The feed: clips under the thumb, and sheets over the one that plays. */
export function FeedScreen({ store, kind, label, onKeep, opening }: FeedScreenProps) {
  const m = useMessages();
  const state = useSyncExternalStore(store.subscribe, store.state);
  const { sheet } = useSheet();
  const handle = useRef<StageHandle>(null);
  const hairline = useRef<HTMLDivElement>(null);
  const soundOn = useSoundOn();
  const hidden = usePageHidden();
  const [paused, setPaused] = useState(false);
  const [held, setHeld] = useState(false);
  const [pull, setPull] = useState<number | null>(null);
  const [brokenId, setBrokenId] = useState<string | null>(null);
  const { entries, index } = state;
  const entry = clipEntry(entries[index]);
  const clips = useStageClips(entries);

  useEffect(() => {
    // The clip of a link comes first, the row after it.
    if (!opening) store.fill();
  }, [store, opening]);
  useWatching({
    handle,
    entry,
    onProgress: (share) => {
      if (hairline.current) hairline.current.style.transform = `scaleX(${share})`;
    },
    onKeep: (positionS) => onKeep?.(positionS),
  });

  const turn = (next: number) => {
    setPaused(false);
    store.turn(next);
  };
  useFeedKeys({
    onStep: (step, atMs) => {
      const next = index + step;
      if (next >= 0 && next <= entries.length) handle.current?.turn(next, atMs);
    },
    onPause: () => setPaused(!paused),
    onMute: () => setSoundOn(!soundOn),
    onLike: () => entry && void setLiked(entry.clip, !entry.clip.liked, m),
  });

  const onPull = (share: number | null) => {
    if (share === null && pull !== null && pull >= 1) void store.refresh();
    setPull(share === null || share <= 0 ? null : share);
  };

  if (opening || (entries.length === 0 && (state.status === 'loading' || state.status === 'idle'))) {
    return <Frame>{<FeedSkeleton />}</Frame>;
  }
  return (
    <main className="stage-frame" data-stage data-shrunk={sheet === null ? undefined : ''}>
      <h1 className="sr-only">{label}</h1>
      <div className="clip-frame">
        <Stage
          clips={clips}
          index={index}
          muted={!soundOn}
          paused={paused || held || hidden}
          pageable={sheet === null}
          label={label}
          handle={handle}
          onTurn={turn}
          onPull={onPull}
          soundRefused={() => setSoundOn(false, false)}
          broken={setBrokenId}
          overlay={(page) => {
            const shown = entries[page];
            if (shown === undefined) return null;
            if ('room' in shown) {
              return (
                <Suspense fallback={null}>
                  <room.Sheet
                    entry={shown}
                    active={page === index && sheet === null && !hidden}
                    onOver={() => store.removeCard(shown.room.id)}
                  />
                </Suspense>
              );
            }
            if ('goods' in shown) {
              return (
                <Suspense fallback={null}>
                  <goods.Sheet entry={shown} store={store} active={page === index && !hidden} />
                </Suspense>
              );
            }
            return (
              <ClipOverlay
                entry={shown}
                paused={page === index && paused}
                broken={shown.clip.id === brokenId}
                onPause={setPaused}
                onHold={setHeld}
              />
            );
          }}
          tail={<FeedTail state={state} store={store} kind={kind} />}
        />
        <PullHint share={pull} refreshing={state.refreshing} />
        {entry && <SoundButton on={soundOn} />}
        <div className="clip-over absolute top-[calc(var(--safe-top)+12px)] left-3 flex gap-2">
          <LiveDoor />
          {entry?.reason?.code.startsWith('off') && <OffSign />}
        </div>
        {kind === 'following' && (
          <div className="clip-over absolute inset-x-0 top-[calc(var(--safe-top)+64px)]">
            <Suspense fallback={null}>
              <strip.Sheet />
            </Suspense>
          </div>
        )}
        <div
          hidden={entry === undefined}
          className="clip-over absolute inset-x-0 bottom-[calc(var(--tabs-height)+var(--safe-bottom))] h-0.5 bg-glass-line desk:bottom-0"
        >
          <div ref={hairline} className="h-full origin-left bg-on-glass" />
        </div>
      </div>
      <SheetHost entry={entry} goodsId={goodsIdOf(entries[index])} store={store} />
    </main>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <main className="stage-frame" data-stage>
      <div className="clip-frame">{children}</div>
    </main>
  );
}

function SoundButton({ on }: { on: boolean }) {
  const m = useMessages();
  return (
    <button
      type="button"
      onClick={() => setSoundOn(!on)}
      aria-label={on ? m.feed.mute : undefined}
      className="clip-over absolute top-[calc(var(--safe-top)+12px)] right-3 flex h-11 items-center gap-2 rounded-full bg-glass px-3 text-sm text-on-glass backdrop-blur-md"
    >
      {on ? <Volume2 size={20} /> : <VolumeX size={20} />}
      {!on && <span>{m.feed.tapForSound}</span>}
    </button>
  );
}

/** To the rooms that are live. */
function LiveDoor() {
  const m = useMessages();
  return (
    <Link
      to="/live"
      className="flex h-11 items-center gap-2 rounded-full bg-glass px-3 text-sm text-on-glass backdrop-blur-md"
    >
      <RadioTower size={18} aria-hidden="true" />
      {m.feed.live}
    </Link>
  );
}

/** Says that recommendations are off, and leads to where they are turned on. */
function OffSign() {
  const m = useMessages();
  return (
    <Link
      to="/me/interests"
      className="flex h-11 items-center gap-2 rounded-full bg-glass px-3 text-sm text-on-glass backdrop-blur-md"
    >
      <UserX size={18} aria-hidden="true" />
      {m.choices.offHere}
    </Link>
  );
}

/** The player's view of the row; the same array as long as the row is the same, so that a like moves no video. */
function useStageClips(entries: readonly RowEntry[]): StageClip[] {
  const ids = entries.map(rowId).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only which clips they are matters here
  return useMemo(() => entries.map(stageClipOf), [ids]);
}

/** The goods at a place of the row. */
function goodsIdOf(entry: RowEntry | undefined): string | undefined {
  return entry !== undefined && 'goods' in entry ? entry.goods.id : undefined;
}

/** A room plays by itself: of it the stage has the cover alone. Goods have their own pictures. */
function stageClipOf(entry: RowEntry): StageClip {
  if ('clip' in entry) return entry.clip;
  const coverUrl = 'room' in entry ? entry.room.coverUrl : null;
  return { id: rowId(entry), coverUrl, videoUrl: null, width: 9, height: 16 };
}
