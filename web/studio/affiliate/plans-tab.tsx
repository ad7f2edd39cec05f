import type { StudioPlanView } from '@kanmai/client';
import { Plus, TicketPercent } from 'lucide-react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { Button, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { plansQuery } from './affiliate-queries.ts';
import { PlanFormPanel } from './plan-form-panel.tsx';
import { PlanPanel, PlanState } from './plan-panel.tsx';
import { rateText } from './rate.ts';

interface PlansTabProps {
  shopId: string;
  mayWrite: boolean;
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** A shop's plans; a row opens beside them. */
export function PlansTab({ shopId, mayWrite, open, onOpen }: PlansTabProps) {
  const messages = useMessages();
  const words = messages.affiliatePage;
  const { locale } = useLocale();
  const query = usePagedRows(plansQuery(shopId));
  const shown = query.rows.find(({ id }) => id === open);
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
        {query.isPending ? (
          <TableSkeleton />
        ) : query.data === undefined ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.rows.length === 0 ? (
          <EmptyState
            icon={<TicketPercent size={28} />}
            title={words.emptyTitle}
            detail={words.emptyDetail}
            action={mayWrite && <MakeButton onClick={() => onOpen('new')} />}
          />
        ) : (
          <DataTable
            label={words.tabs.plans}
            columns={columnsOf(messages, locale)}
            rows={query.rows}
            idOf={({ id }) => id}
            nameOf={({ product }) => product.title}
            openId={open ?? null}
            onOpen={onOpen}
            card={(plan) => <PlanCard plan={plan} />}
            end={<ListEnd count={query.rows.length} {...query} />}
          />
        )}
      </div>
      {open === 'new' && mayWrite ? (
        <PlanFormPanel shopId={shopId} onClose={() => onOpen(undefined)} onSaved={onOpen} />
      ) : (
        shown !== undefined && (
          <PlanPanel
            key={shown.id}
            {...{ shopId, mayWrite, plan: shown, onReplaced: onOpen }}
            onClose={() => onOpen(undefined)}
          />
        )
      )}
    </div>
  );
}

export function MakeButton({ onClick }: { onClick: () => void }) {
  return (
    <Button size="small" icon={<Plus size={16} />} onClick={onClick}>
      {useMessages().affiliatePage.make}
    </Button>
  );
}

function PlanCard({ plan }: { plan: StudioPlanView }) {
  const words = useMessages().affiliatePage;
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate">{plan.product.title}</span>
        <span className="figures block truncate text-xs text-soft">
          {words.kinds[plan.kind]} · {rateText(plan.rateBasisPoints)}
        </span>
      </span>
      <PlanState state={plan.state} />
    </span>
  );
}

function columnsOf(messages: StudioMessages, locale: Locale): DataColumn<StudioPlanView>[] {
  const words = messages.affiliatePage;
  return [
    { key: 'product', title: words.product, grow: true, cell: ({ product }) => product.title },
    { key: 'kind', title: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      key: 'rate',
      title: words.rateShort,
      numeric: true,
      cell: ({ rateBasisPoints }) => rateText(rateBasisPoints),
    },
    { key: 'state', title: words.state, cell: ({ state }) => <PlanState state={state} /> },
    {
      key: 'end',
      title: words.endsShort,
      wideOnly: true,
      cell: ({ endsAt }) => (endsAt === null ? words.untilEnded : absoluteTime(endsAt, locale)),
    },
    {
      key: 'clicks',
      title: words.clicks,
      numeric: true,
      wideOnly: true,
      cell: ({ results }) => results.clicks,
    },
    { key: 'orders', title: words.orders, numeric: true, cell: ({ results }) => results.orders },
    {
      key: 'gmv',
      title: words.gmv,
      numeric: true,
      cell: ({ results, product }) => moneyText(results.gmvCents, product.currency, locale),
    },
  ];
}
