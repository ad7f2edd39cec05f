import type { OpsClipView, ReportedClipView } from '@kanmai/client';
import { getRouteApi } from '@tanstack/react-router';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, RelativeTime, Tabs, type Tone } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { useMessages } from '../messages/index.ts';
import { type ClipViewName, changed, clipViews } from '../search.ts';
import { ClipDecision } from './clip-decision.tsx';
import { ClipEvidence } from './clip-evidence.tsx';
import { ClipReports } from './clip-reports.tsx';

const clipsApi = getRouteApi('/desk/clips');
const clipsKey = ['ops', 'clips'] as const;
const tones: Record<string, Tone> = { published: 'jade', 'taken-down': 'danger' };

type QueuedClip = OpsClipView & Partial<ReportedClipView>;

const clipsQuery = (view: ClipViewName, text: string | undefined) =>
  pagedQuery<QueuedClip>([...clipsKey, view, text ?? ''], (ask) => {
    const search = text === undefined ? {} : { query: text };
    if (view === 'reported')
      return unwrap(api.GET('/api/v1/ops/clips/reported', { params: { query: { ...ask, ...search } } }));
    const filter = { ...search, ...(view === 'all' ? {} : { state: view }) };
    return unwrap(api.GET('/api/v1/ops/clips', { params: { query: { ...ask, ...filter } } }));
  });

export function ClipsPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.clipPage;
  const { view = 'published', text, open } = clipsApi.useSearch();
  const navigate = clipsApi.useNavigate();
  const queue = usePagedRows(clipsQuery(view, text));
  return (
    <CaseDesk
      title={messages.clips}
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
            label={messages.clips}
            panelId="cases"
            value={view}
            tabs={clipViews.map((value) => ({ value, label: words.views[value] }))}
            onChange={(next) =>
              navigate({
                search: (before) =>
                  changed(before, { view: next === 'published' ? undefined : next, open: undefined }),
              })
            }
          />
        </>
      }
      queue={queue}
      cases={queue.rows}
      idOf={(clip) => clip.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(clip) => (
        <>
          {clip.assetState === 'ready' ? (
            <img
              src={clip.coverUrl}
              alt=""
              loading="lazy"
              className="h-14 w-10 shrink-0 rounded-control bg-fill object-cover"
            />
          ) : (
            <span className="h-14 w-10 shrink-0 rounded-control bg-fill" />
          )}
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2 break-words">{clip.caption || words.noCaption}</span>
            <span className="block truncate text-xs text-soft">{clip.author.name}</span>
          </span>
          <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-soft">
            {view === 'all' && <ClipStateBadge state={clip.state} />}
            {clip.reportCount !== undefined && (
              <Badge tone="danger">{words.reportCount(clip.reportCount)}</Badge>
            )}
            {clip.publishedAt !== null && <RelativeTime at={clip.publishedAt} locale={locale} />}
          </span>
        </>
      )}
      evidence={(clip) => (
        <>
          <ClipReports clip={clip} />
          <ClipEvidence clip={clip} state={<ClipStateBadge state={clip.state} />} />
        </>
      )}
      decision={(clip) => <ClipDecision clip={clip} queueKey={clipsKey} />}
    />
  );
}

function ClipStateBadge({ state }: { state: string }) {
  const messages = useMessages();
  return <Badge tone={tones[state] ?? 'neutral'}>{messages.clipStates[state] ?? state}</Badge>;
}
