import { useQueryClient } from '@tanstack/react-query';
import { VideoOff, Volume2, VolumeX } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { LiveStage } from '../../player/live-stage.tsx';
import { addressesOf } from '../../player/live-ways.ts';
import { useAddresses } from '../../player/use-addresses.ts';
import { classNames, IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type PushHealth, roomQuery, type StudioRoom } from './room-queries.ts';
import type { Pusher } from './use-browser-push.ts';
import { type RoomLine, useServerNow } from './use-room-line.ts';

interface StageViewProps {
  room: StudioRoom;
  line: RoomLine;
  health: PushHealth | undefined;
  pusher: Pusher;
  /** On a phone, while something else is worked on. */
  small: boolean;
}

/** The picture: what this device records, or what arrives and viewers see. */
export function StageView({ room, line, health, pusher, small }: StageViewProps) {
  const words = useMessages().stage;
  const [wanted, setWanted] = useState<'mine' | 'viewers'>('mine');
  const mine = pusher.stream !== null && wanted === 'mine';
  const arrives = health !== undefined ? health.state !== 'none' : room.pushing;
  return (
    <div
      data-stage
      className={classNames(
        'relative shrink-0 overflow-hidden bg-paper text-on-glass desk:h-auto',
        small ? 'h-32' : 'h-52',
        mine || arrives ? 'desk:aspect-[4/5]' : 'desk:aspect-video',
      )}
    >
      {mine && pusher.stream !== null ? (
        <OwnPicture stream={pusher.stream} mirrored={pusher.source === 'camera'} />
      ) : arrives ? (
        <ArrivingPicture room={room} isWide={isWide(health)} />
      ) : (
        <NoPicture coverUrl={room.coverUrl} />
      )}
      {room.silentSince !== null && <Silence since={room.silentSince} line={line} />}
      {pusher.stream !== null && (
        <fieldset
          aria-label={words.which}
          className="absolute start-2 top-2 flex rounded-full bg-glass p-1 text-xs"
        >
          {(['mine', 'viewers'] as const).map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={wanted === value}
              onClick={() => setWanted(value)}
              className={classNames(
                'touchable h-7 rounded-full px-3',
                wanted === value ? 'bg-ink text-paper' : 'text-on-glass',
              )}
            >
              {words[value]}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function isWide(health: PushHealth | undefined): boolean {
  return (health?.width ?? 0) > (health?.height ?? 1);
}

function NoPicture({ coverUrl }: { coverUrl: string | null }) {
  const words = useMessages().stage;
  return (
    <>
      {coverUrl !== null && (
        <img src={coverUrl} alt="" className="absolute inset-0 size-full object-cover opacity-30" />
      )}
      <div className="absolute inset-0 flex flex-col items-center justify-center gap-2 px-6 text-center">
        <VideoOff size={28} aria-hidden="true" />
        <p className="font-semibold">{words.nothing}</p>
        <p className="text-sm text-on-glass-soft">{words.nothingDetail}</p>
      </div>
    </>
  );
}

function OwnPicture({ stream, mirrored }: { stream: MediaStream; mirrored: boolean }) {
  const words = useMessages().stage;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={words.mine}
      className={classNames('absolute inset-0 size-full object-contain', mirrored && '-scale-x-100')}
    />
  );
}

/** What arrives, as viewers see it; with fresh addresses whenever the player asks. */
function ArrivingPicture({ room, isWide }: { room: StudioRoom; isWide: boolean }) {
  const words = useMessages().stage;
  const queries = useQueryClient();
  const [muted, setMuted] = useState(true);
  const addresses = useAddresses(room);
  const refresh = useCallback(async () => {
    const fresh = await queries.fetchQuery({ ...roomQuery(room.id), staleTime: 0 });
    return addressesOf(fresh);
  }, [queries, room.id]);
  return (
    <>
      <LiveStage
        addresses={addresses}
        isWide={isWide}
        muted={muted}
        paused={false}
        audioOnly={false}
        coverUrl={null}
        label={words.label}
        state={() => undefined}
        soundRefused={() => setMuted(true)}
        refresh={refresh}
      />
      <IconButton
        look="glass"
        label={muted ? words.sound : words.mute}
        icon={muted ? <VolumeX size={20} /> : <Volume2 size={20} />}
        onClick={() => setMuted(!muted)}
        className="absolute end-2 bottom-2"
      />
    </>
  );
}

function Silence({ since, line }: { since: string; line: RoomLine }) {
  const words = useMessages().stage;
  const nowMs = useServerNow(line.nowMs);
  const seconds = Math.max(0, Math.floor((nowMs - Date.parse(since)) / 1_000));
  return (
    <div
      role="alert"
      className="absolute inset-x-2 bottom-2 rounded-control bg-glass p-3 text-sm text-on-glass"
    >
      <p className="figures font-semibold">{words.silent(seconds)}</p>
      <p className="text-on-glass-soft">{words.silentDetail}</p>
    </div>
  );
}
