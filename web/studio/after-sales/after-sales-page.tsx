import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PackageCheck, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import type { CaseSummary } from '../../shared/after-sales/case-view.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import type { AfterSaleWords } from '../../shared/after-sales/words-zh-cn.ts';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Badge, Button, EmptyState, Price, Tabs } from '../../ui/index.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { SavedViews } from '../orders/saved-views.tsx';
import { useAuthorId } from '../shell/authors.ts';
import { Thumb } from '../tables/thumb.tsx';
import { CaseClock } from './case-clock.tsx';
import { CasePanel } from './case-panel.tsx';
import {
  type CaseSearch,
  type CaseViewName,
  caseCountsQuery,
  casesQuery,
  caseViews,
  readCaseSearch,
} from './case-queries.ts';

const pageApi = getRouteApi('/$authorId/after-sales');

/** What buyers ask for after paying, by how soon silence decides it. */
export function AfterSalesPage() {
  const messages = useMessages();
  const words = useAfterSaleWords();
  const { desk } = words;
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const search = pageApi.useSearch();
  const { view = 'to-answer', text, open } = search;
  const navigate = pageApi.useNavigate();
  const filter = useMemo(() => ({ view, ...(text === undefined ? {} : { text }) }), [view, text]);
  const list = usePagedRows(casesQuery(shopId, filter), () => 30_000);
  const { data: counts } = useQuery(caseCountsQuery(shopId));
  const columns = useMemo(() => columnsOf(words, locale), [words, locale]);
  const openCase = (id: string | null) =>
    navigate({
      search: ({ open: _open, ...before }: CaseSearch) => ({
        ...before,
        ...(id === null ? {} : { open: id }),
      }),
      replace: open !== undefined && id !== null,
    });
  const waiting: Partial<Record<CaseViewName, number | undefined>> = {
    'to-answer': counts?.toAnswer,
    'to-receive': counts?.toReceive,
    open: counts?.open,
    escalated: counts?.escalated,
  };
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={words.title}>
          <SearchField
            label={desk.search}
            value={text ?? ''}
            onChange={(next) => navigate({ search: readCaseSearch({ view, text: next }), replace: true })}
          />
          <span className="hidden items-center gap-2 text-xs text-soft desk:flex">
            <KeyHint keys="K" />
            <KeyHint keys="J" />
            {desk.keys}
          </span>
        </PageHead>
        <Tabs
          label={words.title}
          panelId="cases"
          value={view}
          tabs={caseViews.map((value) => ({
            value,
            label: [desk.views[value], waiting[value] || ''].join(' ').trim(),
          }))}
          onChange={(next) => navigate({ search: readCaseSearch({ view: next, text }) })}
        />
        <SavedViews
          shopId={shopId}
          list="after-sales"
          search={search}
          read={readCaseSearch}
          onChoose={(next) => navigate({ search: next })}
        />
        <div
          id="cases"
          role="tabpanel"
          aria-label={desk.views[view]}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && list.rows.length === 0 ? (
            <ProblemState error={list.error} onRetry={list.refetch} />
          ) : list.rows.length === 0 && text !== undefined ? (
            <EmptyState
              icon={<SearchX size={28} />}
              title={messages.orderDesk.noMatch}
              action={
                <Button look="outline" onClick={() => navigate({ search: readCaseSearch({ view }) })}>
                  {messages.orderDesk.clearFilters}
                </Button>
              }
            />
          ) : list.rows.length === 0 ? (
            <EmptyState
              icon={<PackageCheck size={28} />}
              title={view === 'to-answer' ? desk.emptyTitle['to-answer'] : desk.emptyTitle.other}
              detail={desk.emptyDetail}
            />
          ) : (
            <DataTable
              label={words.title}
              columns={columns}
              rows={list.rows}
              idOf={(one) => one.id}
              nameOf={(one) => `${words.kinds[one.kind]} ${one.lines[0]?.title ?? ''}`}
              openId={open ?? null}
              onOpen={openCase}
              card={(one) => <CaseCard of={one} />}
              end={<ListEnd count={list.rows.length} {...list} />}
            />
          )}
        </div>
      </div>
      {open !== undefined && (
        <CasePanel key={open} shopId={shopId} caseId={open} onClose={() => openCase(null)} />
      )}
    </div>
  );
}

function stateOf(of: CaseSummary, words: AfterSaleWords) {
  return of.outcome === null ? words.states[of.state] : words.outcomes[of.outcome];
}

function StateBadge({ of }: { of: CaseSummary }) {
  const words = useAfterSaleWords();
  return <Badge tone={of.turn === 'shop' ? 'amber' : 'neutral'}>{stateOf(of, words)}</Badge>;
}

function Goods({ of }: { of: CaseSummary }) {
  const words = useAfterSaleWords();
  const [first] = of.lines;
  const pieces = of.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Thumb url={first?.pictureUrl ?? null} />
      <span className="min-w-0">
        <span className="block truncate">{first?.title}</span>
        <span className="block truncate text-xs text-soft">
          {words.reasons[of.reason]} · {words.pieces(pieces)}
        </span>
      </span>
    </span>
  );
}

function columnsOf(words: AfterSaleWords, locale: Locale): DataColumn<CaseSummary>[] {
  const titles = words.desk.columns;
  return [
    { key: 'goods', title: titles.goods, grow: true, cell: (one) => <Goods of={one} /> },
    { key: 'kind', title: titles.kind, cell: (one) => words.kinds[one.kind] },
    { key: 'buyer', title: titles.buyer, wideOnly: true, cell: (one) => one.buyerName },
    {
      key: 'amount',
      title: titles.amount,
      numeric: true,
      cell: (one) => (
        <Price
          cents={one.refundedCents > 0 ? one.refundedCents : one.amountCents}
          currency={one.currency}
          locale={locale}
          size="small"
        />
      ),
    },
    { key: 'state', title: titles.state, wideOnly: true, cell: (one) => <StateBadge of={one} /> },
    { key: 'due', title: titles.due, cell: (one) => <CaseClock of={one} /> },
  ];
}

function CaseCard({ of }: { of: CaseSummary }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  return (
    <>
      <Goods of={of} />
      <span className="mt-2 flex items-end justify-between gap-3 text-soft">
        <span className="min-w-0 truncate">
          {words.kinds[of.kind]} · {moneyText(of.amountCents, of.currency, locale)}
        </span>
        <span className="shrink-0 text-ink">
          {of.dueAt === null ? <StateBadge of={of} /> : <CaseClock of={of} />}
        </span>
      </span>
    </>
  );
}
