import { useQuery } from '@tanstack/react-query';
import { SkeletonLines } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { RoomCurve } from './room-curve.tsx';
import { resultsQuery, type StudioRoom } from './room-queries.ts';
import { type RoomLine, useServerNow } from './use-room-line.ts';

const againMs = 5_000;
const nowMs = 10_000;

/** The curve of a room while it is live. */
export function CurvePane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().curve;
  const isLive = room.state === 'live';
  const untilMs = useServerNow(line.nowMs, nowMs);
  const results = useQuery({ ...resultsQuery(room.id), refetchInterval: againMs, enabled: isLive }).data;
  const online = line.vitals['online'];
  return (
    <section aria-label={words.title} className="min-h-0 flex-1 overflow-y-auto p-4">
      {!isLive || room.startedAt === null ? (
        <p className="text-sm text-soft">{words.whenLive}</p>
      ) : results === undefined ? (
        <SkeletonLines />
      ) : (
        <RoomCurve
          results={results}
          startedMs={Date.parse(room.startedAt)}
          untilMs={untilMs}
          online={typeof online === 'number' ? online : room.online}
        />
      )}
    </section>
  );
}
