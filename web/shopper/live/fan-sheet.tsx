import type { RoomView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, Button, ErrorState, Skeleton } from '../../ui/index.ts';
import { ExperienceScore } from '../guarantees/experience-score.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { SheetSurface } from '../sheets/sheet-surface.tsx';
import type { SurfaceProps } from '../sheets/surface-props.ts';
import { setHostFollowed } from './follow-host.ts';
import { useLiveWords } from './live-words.ts';

export interface FanSheetProps extends SurfaceProps {
  room: RoomView;
  patch: (change: (room: RoomView) => RoomView) => void;
}

const minuteMs = 60_000;

/** The host, and what one is to them: a level made of following, watching and buying. */
export function FanSheet({ room, patch, ...surface }: FanSheetProps) {
  const words = useLiveWords();
  const m = useMessages();
  const { locale } = useLocale();
  const { broadcaster: host } = room;
  const query = useQuery({
    // Following changes the level.
    queryKey: ['room', room.id, 'fan', host.followed],
    enabled: surface.open,
    queryFn: () => unwrap(api.GET('/api/v1/rooms/{roomId}/fan', { params: { path: { roomId: room.id } } })),
  });
  const fan = query.data;
  return (
    <SheetSurface {...surface} title={words.fanCard}>
      <div className="flex flex-col gap-4 pt-1">
        <Link
          to={host.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
          params={{ id: host.id }}
          title={words.homeOf(host.name)}
          className="flex items-center gap-3 rounded-card bg-mist p-3"
        >
          <Avatar name={host.name} url={host.avatarUrl} size="large" />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-base font-semibold">{host.name}</span>
            <span className="text-xs text-soft">
              {m.home.followers(countText(host.followerCount, locale))}
            </span>{' '}
            {host.kind === 'shop' && <ExperienceScore shopId={host.id} />}
          </span>
          <ChevronRight size={18} className="text-soft" aria-hidden="true" />
        </Link>
        {query.isError && (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        )}
        {query.isPending && <Skeleton className="h-28 w-full rounded-card" />}
        {fan !== undefined && (
          <section aria-label={words.fanLevel} className="rounded-card bg-accent-wash p-4">
            <p className="text-lg font-semibold">
              {fan.level === 0 ? words.fanNone : words.fanLevelOf(fan.level)}
            </p>
            <p className="figures text-sm text-soft">
              {words.fanFacts(Math.floor(fan.watchedMs / minuteMs), fan.bought)}
            </p>
            <p className="pt-2 text-sm">
              {fan.next === null
                ? words.fanTop
                : fan.level === 0
                  ? words.fanFollow
                  : words.fanNext(
                      Math.max(0, Math.ceil((fan.next.watchedMs - fan.watchedMs) / minuteMs)),
                      Math.max(0, fan.next.bought - fan.bought),
                    )}
            </p>
          </section>
        )}
        <Button
          look={host.followed ? 'outline' : 'solid'}
          size="large"
          wide
          aria-pressed={host.followed}
          onClick={() => void setHostFollowed(patch, host.id, !host.followed, m)}
        >
          {host.followed ? words.unfollow : words.follow}
        </Button>
      </div>
    </SheetSurface>
  );
}
