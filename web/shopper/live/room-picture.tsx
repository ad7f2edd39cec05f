import type { RoomView } from '@kanmai/client';
import { Headphones } from 'lucide-react';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { addressesOf, LiveStage, type LiveState, useAddresses } from '../../player/index.ts';
import { Avatar, classNames, Spinner } from '../../ui/index.ts';
import { setSoundOn, useSoundOn } from '../feed/sound.ts';
import { usePageHidden } from '../feed/use-page-hidden.ts';
import { useLiveWords } from './live-words.ts';
import type { RoomStore } from './room-store.ts';
import type { AudioOnly } from './use-audio-only.ts';
import { useSlowLine } from './use-slow-line.ts';

export interface RoomPictureProps {
  store: RoomStore;
  room: RoomView;
  isWide: boolean;
  sound: AudioOnly;
  /** Whether the picture is wider than high, once it is known. */
  onShape: (isWide: boolean) => void;
}

/** The picture of the room; over it, when there is none, why. A line that cannot carry it brings the sound alone. */
export function RoomPicture({ store, room, isWide, sound, onShape }: RoomPictureProps) {
  const words = useLiveWords();
  const { audioOnly, wasSlow, choose, giveWay } = sound;
  const soundOn = useSoundOn();
  const hidden = usePageHidden();
  const [state, setState] = useState<LiveState>('waiting');
  const silent = room.silentSince !== null;
  const hasAudio = room.playback?.audioUrl != null;
  const slow = useSlowLine(state, hasAudio && !audioOnly && !hidden && !silent);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that the line becomes slow
  useEffect(() => {
    if (slow) giveWay();
  }, [slow]);
  const addresses = useAddresses(room);
  const shape = ({ target }: SyntheticEvent) => {
    if (target instanceof HTMLVideoElement && target.videoWidth > 0)
      onShape(target.videoWidth > target.videoHeight);
  };
  return (
    <>
      <div className={isWide ? 'live-wide' : 'absolute inset-0'} onLoadedMetadataCapture={shape}>
        <LiveStage
          addresses={addresses}
          isWide={isWide}
          muted={!soundOn}
          // Who only listens does so with the screen off, too.
          paused={hidden && !audioOnly}
          audioOnly={audioOnly}
          coverUrl={room.coverUrl}
          label={words.stage(room.broadcaster.name)}
          state={setState}
          soundRefused={() => setSoundOn(false, false)}
          refresh={async () => addressesOf(await store.reload())}
        />
      </div>
      {audioOnly ? (
        <ListeningPanel
          room={room}
          isPlaying={state === 'playing'}
          wasSlow={wasSlow}
          onPicture={() => choose(false)}
        />
      ) : (
        <PictureHint state={state} silent={silent} />
      )}
      {slow && !audioOnly && (
        <div className="clip-over absolute inset-x-0 top-1/2 z-10 flex justify-center">
          <button
            type="button"
            onClick={() => choose(true)}
            className="flex h-11 items-center gap-2 rounded-full bg-glass px-4 text-sm text-on-glass backdrop-blur-md"
          >
            <Headphones size={18} aria-hidden="true" />
            {words.slowLine} · {words.audioOnly}
          </button>
        </div>
      )}
    </>
  );
}

interface ListeningPanelProps {
  room: RoomView;
  isPlaying: boolean;
  wasSlow: boolean;
  onPicture: () => void;
}

/** In the place of the picture for who only listens: who speaks, why, and the way back. */
function ListeningPanel({ room, isPlaying, wasSlow, onPicture }: ListeningPanelProps) {
  const words = useLiveWords();
  const soundOn = useSoundOn();
  const button = 'relative z-10 h-11 rounded-full px-4 text-sm font-semibold';
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 bg-fill px-8 text-center text-on-glass">
      <Avatar name={room.broadcaster.name} url={room.broadcaster.avatarUrl} size="huge" />
      <p role="status" className="flex items-center gap-2 text-sm">
        {isPlaying ? <Headphones size={18} aria-hidden="true" /> : <Spinner size={16} />}
        {isPlaying ? words.listening : words.soundLoading}
      </p>
      {wasSlow && <p className="text-xs">{words.slowListening}</p>}
      {!soundOn && (
        <button
          type="button"
          onClick={() => setSoundOn(true)}
          className={classNames(button, 'bg-ink text-paper')}
        >
          {words.sound}
        </button>
      )}
      <button
        type="button"
        onClick={onPicture}
        className={classNames(button, soundOn ? 'bg-ink text-paper' : 'bg-glass text-on-glass')}
      >
        {words.picture}
      </button>
    </div>
  );
}

const quietMs = 3_000;

/** Nothing for the first moments: most breaks are over before anybody would have read of them. */
function PictureHint({ state, silent }: { state: LiveState; silent: boolean }) {
  const words = useLiveWords();
  const missing = state !== 'playing';
  const [said, setSaid] = useState(false);
  useEffect(() => {
    setSaid(false);
    if (!missing) return;
    const timer = setTimeout(() => setSaid(true), quietMs);
    return () => clearTimeout(timer);
  }, [missing]);
  if (state === 'unplayable') {
    return (
      <p role="status" className="absolute inset-x-8 top-1/3 rounded-card bg-glass p-3 text-center text-sm">
        {words.unplayable}
      </p>
    );
  }
  if (!silent && !said) return null;
  return (
    <p
      role="status"
      className="absolute inset-x-8 top-1/3 mx-auto flex w-fit items-center gap-2 rounded-full bg-glass px-4 py-2 text-sm text-on-glass backdrop-blur-md"
    >
      <Spinner size={16} />
      {silent ? words.silent : words.loading}
    </p>
  );
}
