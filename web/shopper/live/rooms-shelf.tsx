import type { RoomCardView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { useLiveWords } from './live-words.ts';
import { ComingCard, LiveCard } from './room-cards.tsx';

const liveMax = 12;
const comingMax = 3;
const lookEveryMs = 60_000;

function useShelf(state: 'live' | 'scheduled', limit: number, broadcasterId: string | undefined) {
  return useQuery({
    queryKey: ['rooms', 'shelf', state, broadcasterId ?? null],
    refetchInterval: lookEveryMs,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/rooms', {
          params: { query: { state, limit, ...(broadcasterId === undefined ? {} : { broadcasterId }) } },
        }),
      ),
  }).data?.items;
}

/**
 * Who is live and who will be, among other things: of one shop or creator, or of all. Nothing where there is neither: the page
 * of rooms says so.
 */
export function RoomsShelf({ broadcasterId }: { broadcasterId?: string }) {
  const words = useLiveWords();
  const live = useShelf('live', liveMax, broadcasterId);
  const coming = useShelf('scheduled', comingMax, broadcasterId);
  if (live === undefined || coming === undefined || live.length + coming.length === 0) return null;
  return (
    <section aria-label={words.title} className="pb-4">
      {broadcasterId === undefined && (
        <Link to="/live" className="flex h-11 items-center justify-between text-base font-semibold">
          {live.length > 0 ? words.now : words.coming}
          <span className="flex items-center text-sm font-normal text-soft">
            {words.allRooms}
            <ChevronRight size={16} aria-hidden="true" />
          </span>
        </Link>
      )}
      {live.length > 0 && <LiveRow rooms={live} />}
      {coming.length > 0 && (broadcasterId !== undefined || live.length === 0) && (
        <ul aria-label={words.coming} className="divide-y divide-line">
          {coming.map((room) => (
            <ComingCard key={room.id} room={room} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LiveRow({ rooms }: { rooms: readonly RoomCardView[] }) {
  const words = useLiveWords();
  return (
    <ul
      aria-label={words.now}
      className="scrollbar-none -mx-4 flex gap-3 overflow-x-auto px-4 *:w-36 *:shrink-0"
    >
      {rooms.map((room) => (
        <LiveCard key={room.id} room={room} />
      ))}
    </ul>
  );
}
