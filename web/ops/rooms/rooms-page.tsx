import { getRouteApi } from '@tanstack/react-router';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, Badge, RelativeTime, Tabs } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { useMessages } from '../messages/index.ts';
import { changed, roomViews } from '../search.ts';
import { OpenRoom } from './open-room.tsx';
import { RoomDecision } from './room-decision.tsx';
import { type OpsRoomCard, roomsQuery } from './room-queries.ts';
import { RoomStateBadge } from './room-state-badge.tsx';

const roomsApi = getRouteApi('/desk/rooms');

/** Live rooms for operators: which are on, which were reported, and whoever may not broadcast. */
export function RoomsPage() {
  const messages = useMessages();
  const words = messages.roomPage;
  const { view = 'live', text, open } = roomsApi.useSearch();
  const navigate = roomsApi.useNavigate();
  const queue = usePagedRows(roomsQuery(view, text));
  return (
    <CaseDesk
      title={messages.rooms}
      filters={
        <>
          <div className="px-4 pb-2">
            <SearchField
              wide
              label={words.search}
              value={text ?? ''}
              onChange={(next) =>
                navigate({
                  search: (before) =>
                    changed(before, { text: next === '' ? undefined : next, open: undefined }),
                  replace: true,
                })
              }
            />
          </div>
          <Tabs
            label={messages.rooms}
            panelId="cases"
            value={view}
            tabs={roomViews.map((value) => ({ value, label: words.views[value] }))}
            onChange={(next) =>
              navigate({
                search: (before) =>
                  changed(before, { view: next === 'live' ? undefined : next, open: undefined }),
              })
            }
          />
        </>
      }
      queue={queue}
      cases={queue.rows}
      idOf={(room) => room.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(room) => <RoomRow room={room} withState={view === 'reported' || view === 'banned'} />}
      evidence={(room) => <OpenRoom roomId={room.id} />}
      decision={(room) => <RoomDecision roomId={room.id} />}
    />
  );
}

function RoomRow({ room, withState }: { room: OpsRoomCard; withState: boolean }) {
  const words = useMessages().roomPage;
  const { locale } = useLocale();
  const { broadcaster, reportCount } = room;
  return (
    <>
      <Avatar name={broadcaster.name} url={broadcaster.avatarUrl} />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 font-semibold wrap-anywhere">{room.title}</span>
        <span className="block truncate text-xs text-soft">{broadcaster.name}</span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-soft">
        {reportCount > 0 && <Badge tone="danger">{words.reportCount(reportCount)}</Badge>}
        {withState && <RoomStateBadge state={room.state} />}
        {room.state === 'live' && (
          <span className="figures">{words.online(countText(room.online, locale))}</span>
        )}
        <RelativeTime at={room.endedAt ?? room.startedAt ?? room.plannedAt} locale={locale} />
      </span>
    </>
  );
}
