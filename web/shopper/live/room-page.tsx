import type { RoomView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { RadioTower } from 'lucide-react';
import { codeOf } from '../../shared/api.ts';
import { buttonClass, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { ComingRoom } from './coming-room.tsx';
import { EndedRoom } from './ended-room.tsx';
import { LiveRoom } from './live-room.tsx';
import { useLiveWords } from './live-words.ts';
import { roomQuery } from './room-query.ts';

/** A room by its address: live, to come, or over. */
export function RoomPage() {
  const { roomId } = useParams({ from: '/rooms/$roomId' });
  const m = useMessages();
  const words = useLiveWords();
  const query = useQuery({
    ...roomQuery(roomId),
    // Who waits for the beginning is let in when it is there.
    refetchInterval: ({ state: { data } }: { state: { data: RoomView | undefined } }) =>
      data?.state === 'scheduled' ? waitMs(data) : false,
  });
  const room = query.data;
  if (query.isPending) return <RoomSkeleton />;
  if (room === undefined) {
    return (
      <Page title={words.title}>
        {codeOf(query.error) === 'not-found' ? (
          <EmptyState
            icon={<RadioTower size={36} />}
            title={words.gone}
            detail={words.goneDetail}
            action={
              <Link to="/live" className={buttonClass('solid')}>
                {words.toLive}
              </Link>
            }
          />
        ) : (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        )}
      </Page>
    );
  }
  if (room.state === 'live') return <LiveRoom key={room.id} view={room} />;
  return room.state === 'scheduled' ? <ComingRoom room={room} /> : <EndedRoom room={room} />;
}

/** Often when it may begin any moment. */
function waitMs({ plannedAt, serverTime }: RoomView): number {
  return Date.parse(plannedAt) - Date.parse(serverTime) < 10 * 60_000 ? 5_000 : 60_000;
}

function RoomSkeleton() {
  return (
    <main className="stage-frame" data-stage>
      <div className="clip-frame" aria-hidden="true">
        <div className="absolute inset-0 flex flex-col justify-between bg-paper p-3 pt-[calc(var(--safe-top)+12px)]">
          <Skeleton className="h-11 w-52 rounded-full" />
          <div className="flex flex-col gap-3">
            <Skeleton className="h-5 w-40" />
            <Skeleton className="h-5 w-56" />
            <Skeleton className="h-20 w-full max-w-80 rounded-card" />
            <Skeleton className="h-11 w-full rounded-full" />
          </div>
        </div>
      </div>
    </main>
  );
}
