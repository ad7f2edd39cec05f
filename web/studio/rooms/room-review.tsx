import { Link } from '@tanstack/react-router';
import { ChevronLeft, Plus } from 'lucide-react';
import { absoluteTime, countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { buttonClass } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import type { StudioRoom } from './room-queries.ts';
import { RoomStateBadge } from './room-state-badge.tsx';
import { elapsedText } from './room-time.ts';

/** How a room went that is over. */
export function RoomReview({ room }: { room: StudioRoom }) {
  const messages = useMessages();
  const words = messages.review;
  const { locale } = useLocale();
  const authorId = room.broadcaster.id;
  const { startedAt, endedAt } = room;
  const lastedMs =
    startedAt === null || endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
  const figures = [
    [words.lasted, lastedMs === null ? '–' : elapsedText(lastedMs)],
    [words.viewers, countText(room.viewers, locale)],
    [words.likes, countText(room.likes, locale)],
    [words.pins, countText(room.pins.length, locale)],
  ] as const;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead
        title={room.title}
        note={
          <span className="flex flex-wrap items-center gap-2">
            <RoomStateBadge state={room.state} />
            {room.endReason !== null && words.reasons[room.endReason]}
            {endedAt !== null && <span className="figures">{absoluteTime(endedAt, locale)}</span>}
          </span>
        }
      >
        <Link to="/$authorId/rooms" params={{ authorId }} className={buttonClass('outline', 'small')}>
          <ChevronLeft size={16} aria-hidden="true" />
          {messages.desk.back}
        </Link>
        <Link
          to="/$authorId/rooms"
          params={{ authorId }}
          search={{ open: 'new' }}
          className={buttonClass('solid', 'small')}
        >
          <Plus size={16} aria-hidden="true" />
          {words.again}
        </Link>
      </PageHead>
      <div className="flex max-w-4xl flex-col gap-6 px-4 pb-8">
        <dl className="grid grid-cols-2 gap-3 tablet:grid-cols-4">
          {figures.map(([label, value]) => (
            <div key={label} className="rounded-card border border-line p-4">
              <dt className="text-xs text-soft">{label}</dt>
              <dd className="figures mt-1 text-xl font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
        {startedAt !== null && <PinTimeline room={room} startedMs={Date.parse(startedAt)} />}
      </div>
    </div>
  );
}

function PinTimeline({ room, startedMs }: { room: StudioRoom; startedMs: number }) {
  const words = useMessages().review;
  const endedMs = Date.parse(room.endedAt ?? room.serverTime);
  const pins = room.pins.toSorted((a, b) => Date.parse(a.pinnedAt) - Date.parse(b.pinnedAt));
  return (
    <section aria-label={words.timeline}>
      <h2 className="text-base font-semibold">{words.timeline}</h2>
      {pins.length === 0 && <p className="mt-2 text-sm text-soft">{words.noPins}</p>}
      <ol className="mt-2">
        {pins.map((pin) => {
          const goods = room.goods.find(({ productId }) => productId === pin.productId);
          const fromMs = Date.parse(pin.pinnedAt);
          const toMs = pin.unpinnedAt === null ? endedMs : Date.parse(pin.unpinnedAt);
          return (
            <li key={pin.id} className="flex min-h-16 items-center gap-3 border-b border-line text-sm">
              <span className="figures w-20 shrink-0 text-soft">{elapsedText(fromMs - startedMs)}</span>
              <Thumb url={goods?.pictureUrl ?? null} />
              <span className="min-w-0 flex-1 truncate">{goods?.title ?? words.gone}</span>
              <span className="figures shrink-0 text-soft">{words.forTime(elapsedText(toMs - fromMs))}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
