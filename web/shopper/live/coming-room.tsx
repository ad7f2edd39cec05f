import type { RoomView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { CalendarPlus, RadioTower, Share2 } from 'lucide-react';
import { useRef } from 'react';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, buttonClass, IconButton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { useMessages } from '../messages/index.ts';
import { Countdown, useSecondsLeft } from './countdown.tsx';
import { GoodsList } from './goods-list.tsx';
import { useLiveWords } from './live-words.ts';
import { ReminderButton } from './reminder-button.tsx';
import { shareRoom } from './share-room.ts';

/** A room to come: when, of whom, what there will be, and to be told of it. */
export function ComingRoom({ room }: { room: RoomView }) {
  const words = useLiveWords();
  const m = useMessages();
  const { broadcaster: host } = room;
  return (
    <Page
      title={room.title}
      action={
        <IconButton
          label={words.share}
          icon={<Share2 size={20} />}
          onClick={() => void shareRoom(room, m.feed.linkCopied)}
        />
      }
    >
      <div className="flex flex-col gap-4 pt-2">
        {room.coverUrl === null ? (
          <div className="flex aspect-video items-center justify-center rounded-card bg-mist">
            <RadioTower size={48} className="text-soft" aria-hidden="true" />
          </div>
        ) : (
          <img src={room.coverUrl} alt="" className="aspect-video w-full rounded-card bg-fill object-cover" />
        )}
        <Beginning room={room} />
        <div className="flex flex-wrap gap-3">
          <ReminderButton room={room} />
          <a href={`/api/v1/rooms/${room.id}/calendar.ics`} className={buttonClass('outline')} download>
            <CalendarPlus size={16} />
            {words.calendar}
          </a>
        </div>
        <Link
          to={host.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
          params={{ id: host.id }}
          className="flex items-center gap-3 rounded-card bg-mist p-3"
        >
          <Avatar name={host.name} url={host.avatarUrl} />
          <span className="min-w-0 flex-1 truncate text-sm font-medium">{host.name}</span>
        </Link>
        {room.introduction !== '' && (
          <p className="text-sm wrap-anywhere whitespace-pre-line">{room.introduction}</p>
        )}
        <GoodsList title={words.bagTitle(room.goods.length)} goods={room.goods} />
      </div>
    </Page>
  );
}

const dayS = 24 * 3_600;

/** Counted within a day, a date before; by the server's clock. */
function Beginning({ room }: { room: RoomView }) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const behindMs = useRef(Date.parse(room.serverTime) - Date.now());
  const nowMs = useRef(() => Date.now() + behindMs.current);
  const seconds = useSecondsLeft(Date.parse(room.plannedAt), nowMs.current);
  return (
    <section className="rounded-card bg-accent-wash p-4 text-center">
      {seconds === 0 ? (
        <p role="status" className="text-base font-semibold">
          {words.startsSoon}
        </p>
      ) : (
        <>
          {seconds < dayS && (
            <p className="text-2xl font-semibold">
              <span className="block text-xs font-normal text-soft">{words.startsIn}</span>
              <Countdown until={room.plannedAt} nowMs={nowMs.current} />
            </p>
          )}
          <p className={seconds < dayS ? 'text-sm text-soft' : 'text-base font-semibold'}>
            {words.startsAt(absoluteTime(room.plannedAt, locale))}
          </p>
        </>
      )}
    </section>
  );
}
