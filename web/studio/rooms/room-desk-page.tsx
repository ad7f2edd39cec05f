import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { Loading } from '../../ui/index.ts';
import { RoomDesk } from './room-desk.tsx';
import { roomQuery, type StudioRoom } from './room-queries.ts';
import { RoomReview } from './room-review.tsx';
import { isFresh } from './room-time.ts';

const roomApi = getRouteApi('/$authorId/rooms/$roomId');
const helpingApi = getRouteApi('/helping/$roomId');
const againMs = 5_000;

/** A room of one's own shop or of the creator that one is. */
export function RoomDeskPage() {
  return <RoomById roomId={roomApi.useParams().roomId} />;
}

/** A room that one was asked to help in: there is no shop around it. */
export function HelpingPage() {
  const { roomId } = helpingApi.useParams();
  return (
    <main className="flex h-dvh min-h-0 flex-col">
      <RoomById roomId={roomId} />
    </main>
  );
}

/** The replay is made a moment after the end. */
function awaitsReplay(room: StudioRoom | undefined): boolean {
  return room?.state === 'ended' && room.replay === null && isFresh(room.endedAt);
}

/** One room: its desk until it is over, then how it went. */
function RoomById({ roomId }: { roomId: string }) {
  // What is announced comes by the socket; this is for what is not, such as the stock that orders take.
  const query = useQuery({
    ...roomQuery(roomId),
    refetchInterval: ({ state }) =>
      state.data?.state === 'live' || state.data?.state === 'scheduled' || awaitsReplay(state.data)
        ? againMs
        : false,
  });
  const room = query.data;
  if (room === undefined)
    return query.isPending ? (
      <Loading />
    ) : (
      <ProblemState error={query.error} onRetry={() => void query.refetch()} />
    );
  if (room.state === 'ended' || room.state === 'cancelled') return <RoomReview room={room} />;
  return <RoomDesk key={room.id} room={room} />;
}
