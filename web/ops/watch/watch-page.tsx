import { getRouteApi } from '@tanstack/react-router';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { Badge, RelativeTime, Tabs } from '../../ui/index.ts';
import { CaseDesk } from '../case/case-desk.tsx';
import { CaseHistory } from '../case/case-history.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { changed, watchViews } from '../search.ts';
import { StepDecision } from './step-decision.tsx';
import { StepEvidence } from './step-evidence.tsx';
import { StepForm } from './step-form.tsx';
import { interventionsQuery, liveRoomsQuery, type OpsRoom, steps } from './watch-queries.ts';

const pageApi = getRouteApi('/desk/watch');
const againMs = 5_000;

/** What the watch did in live rooms, and where an operator steps in. */
export function WatchPage() {
  const { view = 'all' } = pageApi.useSearch();
  return view === 'rooms' ? <LiveRooms /> : <Steps />;
}

function useOpen() {
  const { open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const onOpen = (id: string | undefined) =>
    navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined });
  return { openId: open, onOpen };
}

function Views() {
  const words = useWatchWords();
  const { view = 'all' } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  return (
    <Tabs
      label={words.ops.state}
      panelId="cases"
      value={view}
      tabs={watchViews.map((value) => ({ value, label: words.ops.views[value] }))}
      onChange={(next) => navigate({ search: next === 'all' ? {} : { view: next } })}
    />
  );
}

function Steps() {
  const words = useWatchWords();
  const { locale } = useLocale();
  const { view = 'all' } = pageApi.useSearch();
  const queue = usePagedRows(interventionsQuery(steps.find((kind) => kind === view)), () => againMs);
  return (
    <CaseDesk
      title={words.title}
      filters={<Views />}
      queue={queue}
      cases={queue.rows}
      idOf={(one) => one.id}
      {...useOpen()}
      empty={{ title: words.ops.emptyTitle, detail: words.ops.emptyDetail }}
      row={(one) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{one.room.title}</span>
            <span className="block truncate text-xs text-soft">
              {one.broadcaster.name} · {one.quotes[0]?.text ?? one.reason}
            </span>
          </span>
          <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-soft">
            <Badge tone={one.takenBack ? 'jade' : one.kind === 'hint' ? 'amber' : 'danger'}>
              {one.takenBack ? words.takenBack : words.kinds[one.kind]}
            </Badge>
            <RelativeTime at={one.at} locale={locale} />
          </span>
        </>
      )}
      evidence={(one) => <StepEvidence one={one} />}
      decision={(one) => <StepDecision key={one.id} one={one} />}
    />
  );
}

function LiveRooms() {
  const words = useWatchWords();
  const queue = usePagedRows(liveRoomsQuery(), () => againMs);
  return (
    <CaseDesk
      title={words.title}
      filters={<Views />}
      queue={queue}
      cases={queue.rows}
      idOf={(room) => room.id}
      {...useOpen()}
      empty={{ title: words.ops.noRoomsTitle, detail: words.ops.noRoomsDetail }}
      row={(room) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{room.title}</span>
            <span className="block truncate text-xs text-soft">{room.broadcaster.name}</span>
          </span>
          {room.reportCount > 0 && <Badge tone="danger">{words.ops.reports(room.reportCount)}</Badge>}
        </>
      )}
      evidence={(room) => <RoomEvidence room={room} />}
      decision={(room) => (
        <div className="flex flex-col gap-8">
          <StepForm roomId={room.id} />
          <CaseHistory subjectId={room.id} />
        </div>
      )}
    />
  );
}

function RoomEvidence({ room }: { room: OpsRoom }) {
  const words = useWatchWords();
  return (
    <>
      <h2 className="text-lg font-semibold wrap-anywhere">{room.title}</h2>
      <div className="mb-6 flex flex-wrap items-center gap-3 text-sm text-soft">
        <span>{room.broadcaster.name}</span>
        <span className="figures">{words.ops.online(room.online)}</span>
        {room.reportCount > 0 && <Badge tone="danger">{words.ops.reports(room.reportCount)}</Badge>}
        <CopyId id={room.id} />
      </div>
      <ul className="flex max-w-[60ch] flex-col gap-2 text-sm">
        {room.notes.map((note) => (
          <li key={note} className="border-s-2 border-line ps-3 wrap-anywhere">
            {note}
          </li>
        ))}
      </ul>
    </>
  );
}
