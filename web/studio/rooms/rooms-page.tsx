import { getRouteApi } from '@tanstack/react-router';
import { Plus, Radio } from 'lucide-react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Button, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { useNow } from '../orders/use-now.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { Thumb } from '../tables/thumb.tsx';
import { FirstRoom } from './first-room.tsx';
import { NewRoomPanel } from './room-form-panel.tsx';
import { type RoomCard, type RoomStateName, roomStates, roomsQuery } from './room-queries.ts';
import { RoomStateBadge } from './room-state-badge.tsx';
import { firstRoom, nextStepOf } from './room-steps.ts';
import { elapsedText } from './room-time.ts';
import type { RoomsSearch } from './rooms-search.ts';

const roomsApi = getRouteApi('/$authorId/rooms');
const againMs = 10_000;

/** Live rooms of a shop or creator: to come, now and over, each with what it asks for next. */
export function RoomsPage() {
  const messages = useMessages();
  const words = messages.roomsPage;
  const { locale } = useLocale();
  const nowMs = useNow();
  const broadcasterId = useAuthorId();
  const author = useAuthor();
  const mayHost = author !== undefined && maySell.hostRooms(author);
  const { state, open } = roomsApi.useSearch();
  const navigate = roomsApi.useNavigate();
  const query = usePagedRows(roomsQuery(broadcasterId, state), () => againMs);
  const kept = state === undefined ? {} : { state };
  const openRoom = (roomId: string) =>
    void navigate({ to: '/$authorId/rooms/$roomId', params: { authorId: broadcasterId, roomId } });
  const ask = (change: RoomsSearch) => void navigate({ search: change });
  const isEmpty = query.rows.length === 0 && state === undefined;
  const first = firstRoom(query.rows);
  const newButton = mayHost && (
    <Button size="small" icon={<Plus size={16} />} onClick={() => ask({ open: 'new', ...kept })}>
      {words.schedule}
    </Button>
  );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.rooms} note={mayHost ? words.note : words.noRight}>
          {!isEmpty && (
            <>
              <FilterSelect
                label={words.stateFilter}
                value={state ?? 'all'}
                options={[
                  { value: 'all', label: words.all },
                  ...roomStates.map((value) => ({ value, label: words.states[value] })),
                ]}
                onChange={(value) => ask(value === 'all' ? {} : { state: value as RoomStateName })}
              />
              {newButton}
            </>
          )}
        </PageHead>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line">
          {query.isPending ? (
            <TableSkeleton />
          ) : query.data === undefined ? (
            <ProblemState error={query.error} onRetry={() => void query.refetch()} />
          ) : query.rows.length === 0 ? (
            <EmptyState
              icon={<Radio size={28} />}
              title={isEmpty ? words.emptyTitle : words.emptyFilter}
              {...(isEmpty ? { detail: words.emptyDetail, action: newButton } : {})}
            />
          ) : (
            <>
              {first !== undefined && state === undefined && (
                <FirstRoom room={first} nowMs={nowMs} onOpen={() => openRoom(first.id)} />
              )}
              <DataTable
                label={messages.rooms}
                columns={columnsOf(messages, locale, nowMs)}
                rows={query.rows}
                idOf={({ id }) => id}
                nameOf={({ title }) => title}
                openId={null}
                onOpen={openRoom}
                card={(room) => <RoomRow room={room} nowMs={nowMs} />}
                end={<ListEnd count={query.rows.length} {...query} />}
              />
            </>
          )}
        </div>
      </div>
      {open === 'new' && mayHost && (
        <NewRoomPanel broadcasterId={broadcasterId} onClose={() => ask(kept)} onMade={openRoom} />
      )}
    </div>
  );
}

function RoomRow({ room, nowMs }: { room: RoomCard; nowMs: number }) {
  const messages = useMessages();
  const { locale } = useLocale();
  return (
    <span className="flex items-center gap-3">
      <Thumb url={room.coverUrl} shape="tall" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{room.title}</span>
        <span className="block truncate text-xs text-soft">{timeOf(room, messages, locale, nowMs)}</span>
      </span>
      <RoomStateBadge state={room.state} />
    </span>
  );
}

function timeOf(room: RoomCard, messages: StudioMessages, locale: 'zh-CN' | 'en', nowMs: number): string {
  const words = messages.roomsPage;
  if (room.state === 'live' && room.startedAt !== null)
    return words.liveSince(elapsedText(nowMs - Date.parse(room.startedAt)));
  if (room.endedAt !== null) return words.endedAt(absoluteTime(room.endedAt, locale));
  return words.planned(absoluteTime(room.plannedAt, locale));
}

function columnsOf(messages: StudioMessages, locale: 'zh-CN' | 'en', nowMs: number): DataColumn<RoomCard>[] {
  const words = messages.roomsPage;
  return [
    {
      key: 'title',
      title: words.columns.title,
      grow: true,
      cell: ({ title, coverUrl }) => (
        <span className="flex min-w-0 items-center gap-3">
          <Thumb url={coverUrl} shape="tall" />
          <span className="truncate">{title}</span>
        </span>
      ),
    },
    { key: 'state', title: words.columns.state, cell: ({ state }) => <RoomStateBadge state={state} /> },
    { key: 'time', title: words.columns.time, cell: (room) => timeOf(room, messages, locale, nowMs) },
    {
      key: 'online',
      title: words.columns.online,
      numeric: true,
      wideOnly: true,
      cell: ({ state, online }) => (state === 'live' ? online.toLocaleString(locale) : '–'),
    },
    {
      key: 'next',
      title: words.columns.next,
      wideOnly: true,
      cell: (room) => words.next[nextStepOf(room, nowMs)],
    },
  ];
}
