import type { SearchTermView } from '@kanmai/client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Download, Search, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Badge, Button, EmptyState, Tabs, type Tone } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { downloadCsv } from '../tables/download-csv.ts';
import { TermPanel } from './term-panel.tsx';
import { type TermSearch, termsIn, termViews } from './term-view.ts';

const termsApi = getRouteApi('/$authorId/search-terms');

const termsQuery = (shopId: string, days: 7 | 30) =>
  queryOptions({
    queryKey: ['studio', shopId, 'search-terms', days],
    staleTime: 30_000,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/shops/{shopId}/search-terms', { params: { path: { shopId }, query: { days } } }),
      ),
  });

/** What people searched for that concerns this shop, and what to do about it. */
export function SearchTermsPage() {
  const messages = useMessages();
  const words = messages.searchTermsPage;
  const shopId = useAuthorId();
  const mayWrite = maySell.writeProducts(useAuthor()?.role ?? null);
  const search = termsApi.useSearch();
  const navigate = termsApi.useNavigate();
  const { days = 7, view = 'all', open } = search;
  const query = useQuery(termsQuery(shopId, days));
  const columns = useMemo(() => columnsOf(messages), [messages]);
  const all = query.data?.items ?? [];
  const terms = termsIn(view, all);
  const shown = all.find(({ term }) => term === open);
  const go = (next: TermSearch) => void navigate({ search: next });
  const kept = { ...(days === 30 ? { days } : {}), ...(view === 'all' ? {} : { view }) };
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.searchTerms} note={query.data && words.note(query.data.peopleMin)}>
          <FilterSelect
            label={words.window}
            value={String(days) as '7' | '30'}
            options={(['7', '30'] as const).map((value) => ({ value, label: words.windows[value] }))}
            onChange={(value) => {
              const { days: _, ...rest } = kept;
              go(value === '30' ? { ...rest, days: 30 } : rest);
            }}
          />
          <Button
            look="outline"
            size="small"
            icon={<Download size={16} />}
            className="max-tablet:hidden"
            disabled={terms.length === 0}
            title={messages.table.exportNote(terms.length)}
            onClick={() => downloadCsv('search-terms', csvColumns(messages), terms)}
          >
            {messages.table.exportCsv}
          </Button>
        </PageHead>
        <Tabs
          label={words.viewLabel}
          panelId="search-terms"
          value={view}
          tabs={termViews.map((value) => ({
            value,
            label: words.views[value],
            ...(query.data === undefined ? {} : { count: termsIn(value, all).length }),
          }))}
          onChange={(next) => {
            const { view: _, ...rest } = kept;
            go(next === 'all' ? rest : { ...rest, view: next });
          }}
        />
        <div
          id="search-terms"
          role="tabpanel"
          aria-label={words.views[view]}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {query.isPending ? (
            <TableSkeleton />
          ) : query.data === undefined ? (
            <ProblemState error={query.error} onRetry={() => void query.refetch()} />
          ) : all.length === 0 ? (
            <EmptyState
              icon={<Search size={28} />}
              title={words.emptyTitle}
              detail={words.emptyDetail(query.data.peopleMin)}
            />
          ) : terms.length === 0 ? (
            <EmptyState
              icon={<SearchX size={28} />}
              title={words.noneTitle}
              detail={words.noneDetail}
              action={
                <Button look="outline" onClick={() => go({})}>
                  {words.showAll}
                </Button>
              }
            />
          ) : (
            <DataTable
              label={messages.searchTerms}
              columns={columns}
              rows={terms}
              idOf={({ term }) => term}
              nameOf={({ term }) => term}
              openId={open ?? null}
              onOpen={(term) => go({ ...kept, open: term })}
              card={(term) => <TermCard term={term} />}
            />
          )}
        </div>
      </div>
      {shown !== undefined && (
        <TermPanel
          key={shown.term}
          shopId={shopId}
          term={shown}
          mayWrite={mayWrite}
          onClose={() => go(kept)}
        />
      )}
    </div>
  );
}

const tones: Record<SearchTermView['advice'], Tone> = {
  'nobody-has-it': 'amber',
  'you-have-none': 'amber',
  'sold-out': 'danger',
  'far-down': 'neutral',
  'not-opened': 'neutral',
  well: 'jade',
};

function Advice({ advice }: Pick<SearchTermView, 'advice'>) {
  const { searchTermsPage: words } = useMessages();
  return <Badge tone={tones[advice]}>{words.advices[advice]}</Badge>;
}

function TermCard({ term }: { term: SearchTermView }) {
  const { searchTermsPage: words } = useMessages();
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate">{term.term}</span>
        <span className="figures block truncate text-xs text-soft">
          {`${words.people} ${term.people} · ${words.found} ${words.foundCount(term.found)}`}
        </span>
      </span>
      <Advice advice={term.advice} />
    </span>
  );
}

function columnsOf(messages: StudioMessages): DataColumn<SearchTermView>[] {
  const words = messages.searchTermsPage;
  return [
    { key: 'term', title: words.term, grow: true, cell: ({ term }) => term },
    { key: 'people', title: words.people, numeric: true, cell: ({ people }) => people },
    {
      key: 'searches',
      title: words.searches,
      numeric: true,
      wideOnly: true,
      cell: ({ searches }) => searches,
    },
    { key: 'found', title: words.found, numeric: true, cell: ({ found }) => words.foundCount(found) },
    { key: 'rank', title: words.rank, numeric: true, cell: ({ own }) => own?.rank ?? words.none },
    { key: 'opens', title: words.opens, numeric: true, wideOnly: true, cell: ({ opens }) => opens },
    { key: 'advice', title: words.advice, cell: ({ advice }) => <Advice advice={advice} /> },
  ];
}

function csvColumns(messages: StudioMessages) {
  const words = messages.searchTermsPage;
  return [
    { title: words.term, valueOf: ({ term }: SearchTermView) => term },
    { title: words.people, valueOf: ({ people }: SearchTermView) => people },
    { title: words.searches, valueOf: ({ searches }: SearchTermView) => searches },
    { title: words.found, valueOf: ({ found }: SearchTermView) => found },
    { title: words.rank, valueOf: ({ own }: SearchTermView) => own?.rank ?? null },
    { title: words.yours, valueOf: ({ own }: SearchTermView) => own?.title ?? null },
    { title: words.opens, valueOf: ({ opens }: SearchTermView) => opens },
    { title: words.advice, valueOf: ({ advice }: SearchTermView) => words.advices[advice] },
  ];
}
