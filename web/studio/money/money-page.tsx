import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Download, SearchX, Wallet } from 'lucide-react';
import { ListEnd } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Button, buttonClass, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { ServicePlan } from '../service-plan/service-plan.tsx';
import { useAuthorId } from '../shell/authors.ts';
import { BalanceTiles } from './balance-tiles.tsx';
import { DueDays } from './due-days.tsx';
import { statementHref, statementQuery } from './money-queries.ts';
import type { MoneySearch } from './money-search.ts';
import { SettlementPanel } from './settlement-panel.tsx';
import { StatementFilters, StatementLines } from './statement-lines.tsx';
import { TransferList } from './transfer-list.tsx';

const moneyApi = getRouteApi('/$authorId/money');

type Change = { [Key in keyof MoneySearch]?: MoneySearch[Key] | undefined };

/** Leaves out what is not said, so that addresses stay short. */
function changed(before: MoneySearch, change: Change): MoneySearch {
  const next = { ...before, ...change };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as MoneySearch;
}

/** What the shop has and is owed, when it gets it, and why, line by line. */
export function MoneyPage() {
  const messages = useMessages();
  const words = messages.moneyPage;
  const shopId = useAuthorId();
  const search = moneyApi.useSearch();
  const navigate = moneyApi.useNavigate();
  const { order, ...filter } = search;
  const query = useInfiniteQuery(statementQuery(shopId, filter));
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(filter).length > 0;
  const change = (given: Change) => void navigate({ search: changed(search, given), replace: true });
  const balances = query.data?.pages[0]?.balances ?? [];
  return (
    <div className="flex min-h-0 flex-1">
      <div className="min-h-0 min-w-0 flex-1 overflow-y-auto">
        <PageHead title={messages.money} note={words.note} />
        {query.isPending ? (
          <TableSkeleton />
        ) : query.isError && lines.length === 0 ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="flex max-w-6xl flex-col gap-8 px-4 pb-8">
            {balances.map((balance) => (
              <BalanceTiles key={balance.currency} shopId={shopId} balance={balance} />
            ))}
            <ServicePlan shopId={shopId} />
            <DueDays shopId={shopId} days={query.data?.pages[0]?.settlementDays ?? 0} />
            <TransferList shopId={shopId} />
            <section aria-labelledby="lines-title" className="flex flex-col gap-3">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <h2 id="lines-title" className="text-base font-semibold">
                  {words.lineTitle}
                </h2>
                <a href={statementHref(shopId, filter)} download className={buttonClass('outline', 'small')}>
                  <Download size={16} aria-hidden="true" />
                  {words.csv}
                </a>
              </div>
              <StatementFilters search={search} onChange={change} />
              {lines.length === 0 && !filtered ? (
                <EmptyState icon={<Wallet size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
              ) : lines.length === 0 ? (
                <EmptyState
                  icon={<SearchX size={28} />}
                  title={words.noMatchTitle}
                  detail={words.noMatchDetail}
                  action={
                    <Button look="outline" onClick={() => void navigate({ search: {} })}>
                      {words.clear}
                    </Button>
                  }
                />
              ) : (
                <>
                  <StatementLines
                    lines={lines}
                    openOrder={order}
                    onOpenOrder={(id) => change({ order: id === order ? undefined : id })}
                  />
                  <ListEnd count={lines.length} {...query} />
                </>
              )}
            </section>
          </div>
        )}
      </div>
      {order !== undefined && (
        <SettlementPanel
          key={order}
          shopId={shopId}
          orderId={order}
          onClose={() => change({ order: undefined })}
        />
      )}
    </div>
  );
}
