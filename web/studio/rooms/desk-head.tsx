import { Link } from '@tanstack/react-router';
import { ChevronLeft, Pencil, Power, Radio } from 'lucide-react';
import { useState } from 'react';
import { problemWords } from '../../shared/desk/problem.tsx';
import { useMe } from '../../shared/session.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { authorsOf } from '../shell/authors.ts';
import { AskButton } from './ask-button.tsx';
import { RoomDetailsSheet } from './room-form-panel.tsx';
import { type PushHealth, roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';
import { RoomStateBadge } from './room-state-badge.tsx';
import type { Pusher } from './use-browser-push.ts';
import type { RoomLine } from './use-room-line.ts';
import { VitalsLine } from './vitals-line.tsx';

interface DeskHeadProps {
  room: StudioRoom;
  line: RoomLine;
  health: PushHealth | undefined;
  pusher: Pusher;
}

/** Title, what can be done with the whole room, and one line of vitals. What ends it stands apart. */
export function DeskHead({ room, line, health, pusher }: DeskHeadProps) {
  const words = useMessages().desk;
  const [editing, setEditing] = useState(false);
  const isHost = room.myRole === 'host';
  const me = useMe();
  const isStaff = me !== undefined && authorsOf(me).some(({ id }) => id === room.broadcaster.id);
  return (
    <header className="shrink-0">
      <div className="flex min-h-14 items-center gap-2 ps-1 pe-3 desk:ps-2 desk:pe-4">
        {isStaff ? (
          <Link
            to="/$authorId/rooms"
            params={{ authorId: room.broadcaster.id }}
            aria-label={words.back}
            title={words.back}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-full hover:bg-mist"
          >
            <ChevronLeft size={20} aria-hidden="true" />
          </Link>
        ) : (
          <span className="w-3 shrink-0" />
        )}
        <div className="flex min-w-0 flex-1 items-center gap-2">
          <h1 className="min-w-0 truncate text-base font-semibold" title={room.title}>
            {room.title}
          </h1>
          {isHost && (
            <IconButton
              label={words.details}
              icon={<Pencil size={16} />}
              onClick={() => setEditing(true)}
              className="max-desk:size-9"
            />
          )}
        </div>
        <span className="shrink-0 max-tablet:hidden">
          <RoomStateBadge state={room.state} />
        </span>
        {isHost && <LifeButtons room={room} health={health} pusher={pusher} />}
      </div>
      <VitalsLine room={room} line={line} />
      {isHost && <RoomDetailsSheet room={room} open={editing} onClose={() => setEditing(false)} />}
    </header>
  );
}

function LifeButtons({ room, health, pusher }: Omit<DeskHeadProps, 'line'>) {
  const messages = useMessages();
  const words = messages.desk;
  const acts = roomActs(room.id);
  const goLive = useRoomAct(room.id, acts.goLive, { said: words.wentLive });
  const end = useRoomAct(room.id, acts.end, { said: words.ended, done: pusher.stop });
  const cancel = useRoomAct(room.id, acts.cancel, { said: words.cancelled, done: pusher.stop });
  if (room.state === 'live')
    return (
      <AskButton
        look="danger"
        size="small"
        icon={<Power size={16} />}
        className="ms-4"
        label={words.end}
        title={words.endTitle}
        detail={words.endDetail}
        keep={words.keepOn}
        busy={end.isPending}
        error={end.error}
        onYes={() => end.mutateAsync()}
      />
    );
  const problem = goLive.error === null ? null : problemWords(messages, goLive.error);
  return (
    <>
      <span className="max-tablet:hidden">
        <AskButton
          look="outline"
          size="small"
          label={words.cancel}
          title={words.cancelTitle}
          detail={words.cancelDetail}
          act={words.cancelDo}
          keep={words.keep}
          busy={cancel.isPending}
          error={cancel.error}
          onYes={() => cancel.mutateAsync()}
        />
      </span>
      {problem !== null && (
        <span role="alert" className="max-w-60 text-xs text-danger max-desk:hidden">
          {problem.title}，{problem.advice}
        </span>
      )}
      <Button
        look="accent"
        size="small"
        icon={<Radio size={16} />}
        busy={goLive.isPending}
        disabled={health?.state !== 'live'}
        title={health?.state === 'live' ? undefined : words.checks.noPicture}
        onClick={() => goLive.mutate()}
      >
        {words.goLive}
      </Button>
    </>
  );
}
