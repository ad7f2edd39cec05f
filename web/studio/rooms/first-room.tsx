import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import type { RoomCard } from './room-queries.ts';
import { RoomStateBadge } from './room-state-badge.tsx';
import { nextStepOf } from './room-steps.ts';
import { elapsedText } from './room-time.ts';

interface FirstRoomProps {
  room: RoomCard;
  nowMs: number;
  onOpen: () => void;
}

/** Above the list: the room that is live, or the next one, with what to do about it. */
export function FirstRoom({ room, nowMs, onOpen }: FirstRoomProps) {
  const words = useMessages().roomsPage;
  const { locale } = useLocale();
  const step = nextStepOf(room, nowMs);
  const isLive = room.state === 'live' && room.startedAt !== null;
  return (
    <section
      aria-label={words.nextLabel}
      className="m-4 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-raised p-4"
    >
      <Thumb url={room.coverUrl} shape="large" />
      <div className="min-w-48 flex-1">
        <p className="flex items-center gap-2">
          <RoomStateBadge state={room.state} />
          <span className="figures text-xs text-soft">
            {isLive
              ? words.liveSince(elapsedText(nowMs - Date.parse(room.startedAt ?? '')))
              : words.planned(absoluteTime(room.plannedAt, locale))}
          </span>
        </p>
        <p className="mt-1 line-clamp-2 text-base font-semibold">{room.title}</p>
        {!isLive && <p className="text-sm text-soft">{words.next[step]}</p>}
      </div>
      <Button look={isLive || step === 'overdue' || step === 'soon' ? 'accent' : 'solid'} onClick={onOpen}>
        {isLive ? words.next.run : words.open}
      </Button>
    </section>
  );
}
