import type { RoomView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { addressesOf, type LiveAddresses, LiveStage, useAddresses } from '../../player/index.ts';
import { codeOf } from '../../shared/api.ts';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, buttonClass, ErrorState, Spinner } from '../../ui/index.ts';
import type { RoomEntry } from '../feed/feed-store.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { useLiveWords } from './live-words.ts';
import { LiveBadge } from './room-cards.tsx';
import { roomQuery } from './room-query.ts';

export interface FeedRoomProps {
  entry: RoomEntry;
  /** On the glass, with nothing over it: the picture moves, without sound. */
  active: boolean;
  /** It is over, and is to leave the row. */
  onOver: () => void;
}

const lookEveryMs = 15_000;

/** A live room between clips: its picture while it is looked at, and the way in. */
export function FeedRoom({ entry, active, onOver }: FeedRoomProps) {
  const words = useLiveWords();
  const m = useMessages();
  const { locale } = useLocale();
  // Asked for as soon as it is the next one, and not shown before the answer: it may have been served long ago.
  const query = useQuery({ ...roomQuery(entry.room.id), refetchInterval: active ? lookEveryMs : false });
  const over =
    codeOf(query.error) === 'not-found' || (query.data !== undefined && query.data.state !== 'live');
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  if (over) return null;
  if (query.data === undefined)
    return (
      <div className="absolute inset-0 flex items-center justify-center text-on-glass">
        {query.isError ? (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        ) : (
          <Spinner size={24} />
        )}
      </div>
    );
  const { broadcaster: host, id, title, online } = query.data;
  const why = m.why[entry.reason.code]?.(entry.reason.params);
  return (
    <div className="absolute inset-0">
      {active && <Picture key={id} room={query.data} refetch={query.refetch} />}
      <div className="clip-over absolute inset-0">
        <div className="clip-shade pointer-events-none absolute inset-0" />
        <section
          aria-label={words.feedRoom(host.name)}
          className="absolute inset-x-0 bottom-[calc(var(--tabs-height)+var(--safe-bottom)+12px)] flex flex-col gap-3 px-3 text-on-glass desk:bottom-4"
        >
          <p className="flex items-center gap-2 text-xs">
            <LiveBadge />
            <span className="figures rounded-full bg-glass px-2 leading-5">
              {words.online(countText(online, locale))}
            </span>
          </p>
          <Link
            to={host.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
            params={{ id: host.id }}
            className="flex min-h-11 items-center gap-2 drop-shadow-md"
          >
            <Avatar name={host.name} url={host.avatarUrl} />
            <span className="truncate text-base font-semibold">{host.name}</span>
          </Link>
          <p className="line-clamp-2 text-sm wrap-anywhere drop-shadow-md">{title}</p>
          {why !== undefined && <p className="text-xs text-on-glass-soft drop-shadow-md">{why}</p>}
          <Link
            to="/rooms/$roomId"
            params={{ roomId: id }}
            search={{ from: 'feed' }}
            className={buttonClass('accent', 'large', true)}
          >
            {words.feedEnter}
          </Link>
        </section>
      </div>
    </div>
  );
}

interface PictureProps {
  room: RoomView;
  refetch: () => Promise<{ data: RoomView | undefined }>;
}

function Picture({ room, refetch }: PictureProps) {
  const words = useLiveWords();
  const [isWide, setIsWide] = useState(false);
  const addresses = useAddresses(room);
  const refresh = async (): Promise<LiveAddresses | null> => {
    const { data } = await refetch();
    return data === undefined ? null : addressesOf(data);
  };
  return (
    <div
      onLoadedMetadataCapture={({ target }) => {
        if (target instanceof HTMLVideoElement) setIsWide(target.videoWidth > target.videoHeight);
      }}
    >
      <LiveStage
        addresses={addresses}
        isWide={isWide}
        muted
        paused={false}
        audioOnly={false}
        coverUrl={null}
        label={words.stage(room.broadcaster.name)}
        state={() => undefined}
        soundRefused={() => undefined}
        refresh={refresh}
      />
    </div>
  );
}
