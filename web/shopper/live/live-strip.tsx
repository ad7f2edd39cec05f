import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, unwrap } from '../../shared/api.ts';
import { Avatar } from '../../ui/index.ts';
import { useLiveWords } from './live-words.ts';

/** Those one follows who are live now, over the clips; nothing when nobody is. */
export function LiveStrip() {
  const words = useLiveWords();
  const rooms = useQuery({
    queryKey: ['rooms', 'followed'],
    refetchInterval: 60_000,
    queryFn: () => unwrap(api.GET('/api/v1/rooms', { params: { query: { followed: true, limit: 20 } } })),
  }).data?.items;
  if (rooms === undefined || rooms.length === 0) return null;
  return (
    <ul aria-label={words.followedLive} className="scrollbar-none flex gap-3 overflow-x-auto px-3 py-1">
      {rooms.map((room) => (
        <li key={room.id} className="shrink-0">
          <Link
            to="/rooms/$roomId"
            params={{ roomId: room.id }}
            search={{ from: 'follow' }}
            aria-label={words.enter(room.broadcaster.name, room.title)}
            className="flex w-16 flex-col items-center gap-1 text-xs text-on-glass drop-shadow-md"
          >
            <span className="rounded-full border-2 border-accent p-0.5">
              <Avatar name={room.broadcaster.name} url={room.broadcaster.avatarUrl} size="large" />
            </span>
            <span className="max-w-full truncate rounded-full bg-glass px-1.5 text-center leading-4">
              {room.broadcaster.name}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
