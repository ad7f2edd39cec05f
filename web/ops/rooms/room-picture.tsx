import { useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { addressesOf, LiveStage, type LiveState, useAddresses } from '../../player/index.ts';
import { IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type OpsRoom, roomQuery } from './room-queries.ts';

/** What viewers see now, without a sound until it is asked for. */
export function RoomPicture({ room }: { room: OpsRoom }) {
  const words = useMessages().roomPage;
  if (room.state !== 'live' || room.playback === null) return null;
  return (
    <div className="flex w-40 shrink-0 flex-col gap-2">
      <PlayingPicture key={room.id} room={room} />
      <a
        href={`/rooms/${room.id}`}
        target="_blank"
        rel="noreferrer"
        className="inline-flex items-center gap-1 text-sm text-link hover:underline"
      >
        {words.seeRoom}
        <ExternalLink size={14} aria-hidden="true" />
      </a>
    </div>
  );
}

function PlayingPicture({ room }: { room: OpsRoom }) {
  const words = useMessages().roomPage;
  const queries = useQueryClient();
  const [soundOn, setSoundOn] = useState(false);
  const [state, setState] = useState<LiveState>('waiting');
  const addresses = useAddresses(room);
  const missing = room.silentSince !== null ? words.silent : state === 'unplayable' ? words.unplayable : null;
  return (
    <div className="relative aspect-[9/16] overflow-hidden rounded-card bg-paper text-on-glass">
      <LiveStage
        addresses={addresses}
        isWide={(room.push.width ?? 0) > (room.push.height ?? 1)}
        muted={!soundOn}
        paused={false}
        audioOnly={false}
        coverUrl={room.coverUrl}
        label={words.stage(room.title)}
        state={setState}
        soundRefused={() => setSoundOn(false)}
        refresh={async () => addressesOf(await queries.fetchQuery({ ...roomQuery(room.id), staleTime: 0 }))}
      />
      {missing !== null && (
        <p role="status" className="absolute inset-x-2 top-1/3 rounded-card bg-glass p-2 text-center text-xs">
          {missing}
        </p>
      )}
      <span className="absolute end-1 bottom-1">
        <IconButton
          look="glass"
          label={soundOn ? words.soundOff : words.soundOn}
          icon={soundOn ? <Volume2 size={18} /> : <VolumeX size={18} />}
          onClick={() => setSoundOn(!soundOn)}
        />
      </span>
    </div>
  );
}
