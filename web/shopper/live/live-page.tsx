import type { Page as ListPage, RoomCardView } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { RadioTower } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { useLiveWords } from './live-words.ts';
import { ComingCard, LiveCard } from './room-cards.tsx';

/** Rooms live now, and those to come. */
export function LivePage() {
  const words = useLiveWords();
  const m = useMessages();
  const live = useRooms('live');
  const coming = useRooms('scheduled');
  const [now, next] = [roomsOf(live), roomsOf(coming)];
  return (
    <Page title={words.title} wide>
      <section aria-label={words.now} className="flex flex-col">
        <h2 className="py-2 text-base font-semibold">{words.now}</h2>
        {live.isPending && <CardsSkeleton />}
        {live.isError && (
          <ErrorState title={errorText(m, codeOf(live.error))} onRetry={() => void live.refetch()} />
        )}
        {live.data && now.length === 0 && (
          <EmptyState icon={<RadioTower size={36} />} title={words.listNone} detail={words.listNoneDetail} />
        )}
        <ul className="grid grid-cols-2 gap-3 tablet:grid-cols-3 wide:grid-cols-4">
          {now.map((room) => (
            <LiveCard key={room.id} room={room} />
          ))}
        </ul>
        {live.hasNextPage && <LoadMore query={live} />}
      </section>
      <section aria-label={words.coming} className="pt-4">
        <h2 className="py-2 text-base font-semibold">{words.coming}</h2>
        {coming.data && next.length === 0 && <p className="text-sm text-soft">{words.comingNone}</p>}
        <ul className="divide-y divide-line">
          {next.map((room) => (
            <ComingCard key={room.id} room={room} />
          ))}
        </ul>
        {coming.hasNextPage && <LoadMore query={coming} />}
      </section>
    </Page>
  );
}

function useRooms(state: 'live' | 'scheduled') {
  return useInfiniteQuery({
    queryKey: ['rooms', state],
    initialPageParam: '',
    // Who is live changes while one looks.
    refetchInterval: 30_000,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/rooms', {
          params: { query: { state, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page: ListPage<RoomCardView>) => page.nextCursor,
  });
}

function roomsOf(query: ReturnType<typeof useRooms>): RoomCardView[] {
  return query.data?.pages.flatMap(({ items }) => items) ?? [];
}

function CardsSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-3 tablet:grid-cols-3 wide:grid-cols-4" aria-hidden="true">
      {['a', 'b', 'c', 'd'].map((card) => (
        <Skeleton key={card} className="aspect-3/4 w-full rounded-card" />
      ))}
    </div>
  );
}
