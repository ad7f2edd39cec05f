import { getRouteApi } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import type { ClaimSummary } from '../../shared/guarantees/claim-view.ts';
import { rightTitle } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import type { ClaimWords } from '../../shared/guarantees/words-zh-cn.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Badge, EmptyState, Price, Tabs } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useAuthorId } from '../shell/authors.ts';
import { Thumb } from '../tables/thumb.tsx';
import { ClaimClock } from './claim-clock.tsx';
import { ClaimPanel } from './claim-panel.tsx';
import { type ClaimSearch, claimsQuery, claimViews, readClaimSearch } from './claim-queries.ts';

const pageApi = getRouteApi('/$authorId/claims');

/** What buyers claim under guarantees, by how soon the clock decides it. */
export function ClaimsPage() {
  const words = useClaimWords();
  const { desk } = words;
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const { view = 'to-answer', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const list = usePagedRows(claimsQuery(shopId, view), () => 30_000);
  const columns = useMemo(() => columnsOf(words, locale), [words, locale]);
  const openClaim = (id: string | null) =>
    navigate({
      search: ({ open: _open, ...before }: ClaimSearch) => ({
        ...before,
        ...(id === null ? {} : { open: id }),
      }),
      replace: open !== undefined && id !== null,
    });
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={desk.title} />
        <Tabs
          label={desk.title}
          panelId="claims"
          value={view}
          tabs={claimViews.map((value) => ({ value, label: desk.views[value] }))}
          onChange={(next) => navigate({ search: readClaimSearch({ view: next }) })}
        />
        <div
          id="claims"
          role="tabpanel"
          aria-label={desk.views[view]}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && list.rows.length === 0 ? (
            <ProblemState error={list.error} onRetry={list.refetch} />
          ) : list.rows.length === 0 ? (
            <EmptyState icon={<ShieldCheck size={28} />} title={desk.emptyTitle} detail={desk.emptyDetail} />
          ) : (
            <DataTable
              label={desk.title}
              columns={columns}
              rows={list.rows}
              idOf={(one) => one.id}
              nameOf={(one) => `${rightTitle(one, locale)} ${one.line.title}`}
              openId={open ?? null}
              onOpen={openClaim}
              card={(one) => <ClaimCard of={one} />}
              end={<ListEnd count={list.rows.length} {...list} />}
            />
          )}
        </div>
      </div>
      {open !== undefined && (
        <ClaimPanel key={open} shopId={shopId} claimId={open} onClose={() => openClaim(null)} />
      )}
    </div>
  );
}

function Goods({ of }: { of: ClaimSummary }) {
  const words = useClaimWords();
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Thumb url={of.line.pictureUrl} />
      <span className="min-w-0">
        <span className="block truncate">{of.line.title}</span>
        <span className="block truncate text-xs text-soft">
          {words.reasons[of.reason]} · {words.because(of.because)}
        </span>
      </span>
    </span>
  );
}

function Stake({ of }: { of: ClaimSummary }) {
  const { locale } = useLocale();
  const cents = of.paidCents > 0 ? of.paidCents : of.stakeCents;
  return <Price cents={cents} currency={of.currency} locale={locale} size="small" />;
}

function State({ of }: { of: ClaimSummary }) {
  const words = useClaimWords();
  return <Badge tone={of.state === 'wait' ? 'amber' : 'neutral'}>{words.states[of.state]}</Badge>;
}

function columnsOf({ desk: { columns } }: ClaimWords, locale: Locale): DataColumn<ClaimSummary>[] {
  return [
    { key: 'goods', title: columns.goods, grow: true, cell: (one) => <Goods of={one} /> },
    { key: 'right', title: columns.right, cell: (one) => rightTitle(one, locale) },
    { key: 'stake', title: columns.stake, numeric: true, cell: (one) => <Stake of={one} /> },
    { key: 'state', title: columns.state, wideOnly: true, cell: (one) => <State of={one} /> },
    { key: 'due', title: columns.due, cell: (one) => <ClaimClock of={one} /> },
  ];
}

function ClaimCard({ of }: { of: ClaimSummary }) {
  const { locale } = useLocale();
  return (
    <>
      <Goods of={of} />
      <span className="mt-2 flex items-end justify-between gap-3 text-soft">
        <span className="min-w-0 truncate">{rightTitle(of, locale)}</span>
        <span className="shrink-0">
          <Stake of={of} />
        </span>
        <span className="shrink-0 text-ink">
          {of.dueAt === null ? <State of={of} /> : <ClaimClock of={of} />}
        </span>
      </span>
    </>
  );
}
