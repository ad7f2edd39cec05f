import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge, RelativeTime, showToast, Tabs } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { OpenFile } from '../case/open-file.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { appealViews, changed } from '../search.ts';

const pageApi = getRouteApi('/desk/appeals');
const appealsKey = ['ops', 'appeals'] as const;

type State = (typeof appealViews)[number];
const fetchAppeals = (ask: { limit: number; cursor?: string }, state: State) =>
  unwrap(api.GET('/api/v1/ops/appeals', { params: { query: { ...ask, state } } }));
type Appeal = Awaited<ReturnType<typeof fetchAppeals>>['items'][number];
const appealsQuery = (state: State) =>
  pagedQuery<Appeal>([...appealsKey, state], (ask) => fetchAppeals(ask, state));

/** Appeals against what operators decided, the oldest first. */
export function AppealsPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.appealPage;
  const { view = 'open', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(appealsQuery(view));
  return (
    <CaseDesk
      title={messages.appeals}
      filters={
        <Tabs
          label={messages.shopPage.state}
          panelId="cases"
          value={view}
          tabs={appealViews.map((value) => ({ value, label: words.views[value] }))}
          onChange={(next) => navigate({ search: next === 'open' ? {} : { view: next } })}
        />
      }
      queue={queue}
      cases={queue.rows}
      idOf={(appeal) => appeal.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(appeal) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{appeal.title || appeal.subjectId}</span>
            <span className="block truncate text-xs text-soft">
              {words.kinds[appeal.subjectKind]} · {appeal.text}
            </span>
          </span>
          <span className="shrink-0 text-xs text-soft">
            <RelativeTime at={appeal.createdAt} locale={locale} />
          </span>
        </>
      )}
      evidence={(appeal) => <Evidence appeal={appeal} />}
      decision={(appeal) => <Ruling key={appeal.id} appeal={appeal} />}
    />
  );
}

function Evidence({ appeal }: { appeal: Appeal }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.appealPage;
  return (
    <>
      <h2 className="text-lg font-semibold break-words">{appeal.title || words.kinds[appeal.subjectKind]}</h2>
      <div className="mb-6">
        <CopyId id={appeal.subjectId} />
      </div>
      <Facts
        facts={[
          [words.kind, words.kinds[appeal.subjectKind]],
          [words.decided, messages.auditPage.actions[appeal.decision.action] ?? appeal.decision.action],
          [words.because, appeal.decision.reason],
          [words.by, appeal.decision.by?.name || messages.bySystem],
          [words.at, absoluteTime(appeal.decision.at, locale)],
          [words.appellant, appeal.appellant.name || appeal.appellant.id],
        ]}
      />
      <PanelSection title={words.text}>
        <p className="max-w-[60ch] text-sm break-words whitespace-pre-line">{appeal.text}</p>
      </PanelSection>
      {appeal.files.length > 0 && (
        <PanelSection title={words.files}>
          <p className="mb-2 text-xs text-soft">{messages.applicationPage.logged}</p>
          <ul className="flex flex-col gap-2">
            {appeal.files.map((file) => (
              <OpenFile
                key={file.position}
                label={words.file(file.position + 1)}
                contentType={file.contentType}
                url={`/api/v1/ops/appeals/${appeal.id}/files/${file.position}`}
              />
            ))}
          </ul>
        </PanelSection>
      )}
    </>
  );
}

function Ruling({ appeal }: { appeal: Appeal }) {
  const words = useMessages().appealPage;
  const queries = useQueryClient();
  const [accepting, setAccepting] = useState(true);
  const settle = () => {
    queries.invalidateQueries({ queryKey: appealsKey });
    queries.invalidateQueries({ queryKey: historyKey(appeal.subjectId) });
  };
  const rule = useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/api/v1/ops/appeals/{id}/decision', {
          params: { path: { id: appeal.id } },
          body: { decision: accepting ? 'accept' : 'reject', reason },
        }),
      ),
    onSuccess: () => {
      showToast(accepting ? words.done.accept : words.done.reject);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  return (
    <>
      {appeal.state === 'open' ? (
        <>
          <Tabs
            label={words.ruling}
            panelId="ruling"
            value={accepting ? 'accept' : 'reject'}
            tabs={[
              { value: 'accept', label: words.accept },
              { value: 'reject', label: words.reject },
            ]}
            onChange={(next) => setAccepting(next === 'accept')}
          />
          <div id="ruling" className="mt-4">
            <ReasonForm
              label={accepting ? words.accept : words.reject}
              effect={accepting ? words.acceptEffect : words.rejectEffect}
              grave={!accepting}
              busy={rule.isPending}
              error={rule.error}
              onDecide={(reason) => rule.mutate(reason)}
            />
          </div>
        </>
      ) : (
        <div className="text-sm">
          <Badge tone={appeal.state === 'accepted' ? 'jade' : 'neutral'}>{words.views[appeal.state]}</Badge>
          <p className="mt-2">{appeal.answer}</p>
        </div>
      )}
      <div className="mt-8">
        <CaseHistory subjectId={appeal.subjectId} />
      </div>
    </>
  );
}
