import { Play } from 'lucide-react';
import { Button, buttonClass } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';

/** The replay of an ended room, once there is one: to watch, to take down, to show again. */
export function ReplayButtons({ room }: { room: StudioRoom }) {
  const words = useMessages().review;
  const isHidden = room.replay === 'hidden';
  const hide = useRoomAct(room.id, roomActs(room.id).hideReplay, {
    said: isHidden ? words.replayShown : words.replayHidden,
  });
  if (room.replay === null) return null;
  return (
    <>
      {room.myRole === 'host' && (
        <Button look="outline" size="small" busy={hide.isPending} onClick={() => hide.mutate(!isHidden)}>
          {isHidden ? words.showReplay : words.hideReplay}
        </Button>
      )}
      {!isHidden && (
        <a
          href={`/rooms/${room.id}`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass('outline', 'small')}
        >
          <Play size={16} aria-hidden="true" />
          {words.replay}
        </a>
      )}
    </>
  );
}
