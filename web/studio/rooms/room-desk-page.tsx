import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { Loading } from '../../ui/index.ts';
import { RoomDesk } from './room-desk.tsx';
import { roomQuery } from './room-queries.ts';
import { RoomReview } from './room-review.tsx';

const roomApi = getRouteApi('/$authorId/rooms/$roomId');
const againMs = 5_000;

/** One room: its desk until it is over, then how it went. */
export function RoomDeskPage() {
  const { roomId } = roomApi.useParams();
  // What is announced comes by the socket; this is for what is not, such as the stock that orders take.
  const query = useQuery({
    ...roomQuery(roomId),
    refetchInterval: ({ state }) =>
      state.data?.state === 'live' || state.data?.state === 'scheduled' ? againMs : false,
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
