import type { RoomCardView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { RadioTower } from 'lucide-react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, RelativeTime } from '../../ui/index.ts';
import { useLiveWords } from './live-words.ts';
import { ReminderButton } from './reminder-button.tsx';

/** A room that is live, in a list. */
export function LiveCard({ room }: { room: RoomCardView }) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const { broadcaster: host } = room;
  return (
    <li>
      <Link
        to="/rooms/$roomId"
        params={{ roomId: room.id }}
        search={{ from: 'rooms' }}
        className="relative flex aspect-3/4 flex-col justify-between overflow-hidden rounded-card bg-fill"
      >
        <Cover room={room} />
        <span className="relative flex items-center gap-2 p-2">
          <LiveBadge />
          <span className="figures truncate rounded-full bg-glass px-2 text-xs leading-5 text-on-glass">
            {words.online(countText(room.online, locale))}
          </span>
        </span>
        <span className="live-card-foot relative flex flex-col gap-1 p-2 pt-8 text-on-glass">
          <span className="line-clamp-2 text-sm font-semibold wrap-anywhere">{room.title}</span>
          <span className="flex items-center gap-2 text-xs text-on-glass-soft">
            <Avatar name={host.name} url={host.avatarUrl} size="small" />
            <span className="truncate">{host.name}</span>
          </span>
        </span>
      </Link>
    </li>
  );
}

export function LiveBadge() {
  const words = useLiveWords();
  return (
    <span className="inline-flex h-5 shrink-0 items-center gap-1 rounded-full bg-accent px-2 text-xs font-semibold text-on-accent">
      {words.badge}
    </span>
  );
}

function Cover({ room }: { room: RoomCardView }) {
  if (room.coverUrl !== null)
    return (
      <img src={room.coverUrl} alt="" loading="lazy" className="absolute inset-0 size-full object-cover" />
    );
  return (
    <span className="absolute inset-0 flex items-center justify-center bg-jade-wash pb-8">
      <Avatar name={room.broadcaster.name} url={room.broadcaster.avatarUrl} size="huge" />
    </span>
  );
}

/** A room to come, in a list, with its reminder. */
export function ComingCard({ room }: { room: RoomCardView }) {
  const words = useLiveWords();
  const { locale } = useLocale();
  return (
    <li className="flex items-center gap-3 py-3">
      <Link
        to="/rooms/$roomId"
        params={{ roomId: room.id }}
        search={{ from: 'rooms' }}
        className="flex min-w-0 flex-1 items-center gap-3"
      >
        {room.coverUrl === null ? (
          <span className="flex size-16 shrink-0 items-center justify-center rounded-control bg-mist text-soft">
            <RadioTower size={24} aria-hidden="true" />
          </span>
        ) : (
          <img
            src={room.coverUrl}
            alt=""
            loading="lazy"
            className="size-16 shrink-0 rounded-control bg-fill object-cover"
          />
        )}
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-sm font-medium wrap-anywhere">{room.title}</span>
          <span className="block truncate text-xs text-soft">{room.broadcaster.name}</span>
          <span className="block text-xs text-accent-text">
            {/* Relative within a day, the date before. */}
            <RelativeTime at={room.plannedAt} locale={locale} />
          </span>
        </span>
      </Link>
      <ReminderButton room={room} size="small" />
      <span className="sr-only">{words.soon}</span>
    </li>
  );
}
