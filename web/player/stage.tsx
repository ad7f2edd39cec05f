import {
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { ClipPlayer, type PlayableClip, type PlayerEvents } from './clip-player.ts';
import { fillsPhone } from './fit.ts';
import { usePager } from './use-pager.ts';

export interface StageClip extends PlayableClip {
  coverUrl: string | null;
}

/** What the surface may ask of the player between renders. */
export interface StageHandle extends Pick<ClipPlayer, 'look' | 'seek'> {
  /** Turns to a page as a swipe does; `atMs` is the moment of the input. */
  turn: (index: number, atMs: number) => void;
}

export interface StageProps extends PlayerEvents {
  clips: readonly StageClip[];
  index: number;
  muted: boolean;
  paused: boolean;
  /** Off while a sheet lies over the clip. */
  pageable: boolean;
  label: string;
  handle: RefObject<StageHandle | null>;
  onTurn: (index: number) => void;
  onPull?: (share: number | null) => void;
  /** What floats over each page: the clips, and past them one page for the end of the row, if `tail` says so. */
  overlay: (index: number) => ReactNode;
  tail: ReactNode;
}

const poolSize = 4;
/** As long as a page takes to settle; the neighbours of the next page are drawn after it. */
const restMs = 250;

/** Edge-to-edge clips, one a page, on a pool of video elements. */
export function Stage(props: StageProps) {
  const { clips, index, muted, paused, pageable, label, tail } = props;
  const drawnFor = useRested(index);
  const area = useRef<HTMLElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const videos = useRef<HTMLDivElement>(null);
  const player = useRef<ClipPlayer | null>(null);
  const events = useRef(props);
  events.current = props;

  useEffect(() => {
    const elements = [...(videos.current?.querySelectorAll('video') ?? [])];
    const made = new ClipPlayer(elements, {
      soundRefused: () => events.current.soundRefused(),
      broken: (clipId) => events.current.broken(clipId),
    });
    player.current = made;
    return () => {
      player.current = null;
      made.destroy();
    };
  }, []);

  // The clip plays the moment it is decided, before anything is drawn anew.
  const turn = (next: number, atMs: number) => {
    player.current?.show(clips, next, atMs);
    props.onTurn(next);
  };

  useImperativeHandle(props.handle, () => ({
    look: () => player.current?.look() ?? { clipId: null, positionS: 0, durationS: Number.NaN, playedMs: 0 },
    seek: (positionS) => player.current?.seek(positionS),
    turn,
  }));

  useEffect(() => player.current?.setMuted(muted), [muted]);
  useEffect(() => player.current?.setPaused(paused), [paused]);
  useEffect(() => {
    player.current?.show(clips, index, null);
  }, [clips, index]);

  usePager({
    track,
    area,
    index,
    count: clips.length + (tail === null ? 0 : 1),
    enabled: pageable,
    onTurn: turn,
    ...(props.onPull === undefined ? {} : { onPull: props.onPull }),
  });

  return (
    <section ref={area} aria-label={label} className="absolute inset-0 touch-none overflow-clip select-none">
      <div ref={track} className="absolute inset-0 will-change-transform">
        <Covers clips={clips} index={index} drawnFor={drawnFor} />
        <div ref={videos}>
          {Array.from({ length: poolSize }, (_, slot) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the elements of the pool are interchangeable
            <PoolVideo key={slot} />
          ))}
        </div>
        {pagesAround(index, drawnFor, clips.length + (tail === null ? 0 : 1)).map((page) => (
          <div
            key={clips[page]?.id ?? 'tail'}
            inert={page !== index}
            className="absolute inset-0"
            style={{ transform: `translateY(${page * 100}%)` }}
          >
            {page < clips.length ? props.overlay(page) : tail}
          </div>
        ))}
      </div>
    </section>
  );
}

function PoolVideo() {
  return (
    <video
      muted
      loop
      playsInline
      disablePictureInPicture
      disableRemotePlayback
      preload="none"
      aria-hidden="true"
      tabIndex={-1}
      className="clip-video pointer-events-none absolute inset-0 size-full opacity-0 data-ready:opacity-100"
    />
  );
}

/** The index once it has rested: the swipe itself draws only what is there already, so that its first frame comes soon. */
function useRested(index: number): number {
  const [rested, setRested] = useState(index);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setRested(index)), restMs);
    return () => clearTimeout(timer);
  }, [index]);
  return rested;
}

interface CoversProps {
  clips: readonly StageClip[];
  index: number;
  drawnFor: number;
}

/** Covers lie under the videos and are there before them. A wide clip stands on its own blurred cover. */
function Covers({ clips, index, drawnFor }: CoversProps) {
  return pagesAround(index, drawnFor, clips.length).map((page) => {
    const clip = clips[page]!;
    if (clip.coverUrl === null) return null;
    return (
      <div
        key={clip.id}
        className="pointer-events-none absolute inset-0 overflow-hidden"
        style={{ transform: `translateY(${page * 100}%)` }}
      >
        {!fillsPhone(clip) && (
          <img
            src={clip.coverUrl}
            alt=""
            className="absolute inset-0 size-full scale-125 object-cover opacity-50 blur-2xl"
          />
        )}
        <img
          src={clip.coverUrl}
          alt=""
          decoding="async"
          fetchPriority={page === index ? 'high' : 'auto'}
          className={`clip-cover absolute inset-0 size-full ${fillsPhone(clip) ? 'object-cover' : 'object-contain'}`}
        />
      </div>
    );
  });
}

/** The page at `drawnFor` with its neighbours, and the one at `index` wherever that is. */
function pagesAround(index: number, drawnFor: number, count: number): number[] {
  const pages = [drawnFor - 1, drawnFor, drawnFor + 1];
  if (!pages.includes(index)) pages.push(index);
  return pages.filter((page) => page >= 0 && page < count);
}
