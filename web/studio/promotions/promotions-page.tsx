import type { StudioPromotionView } from '@kanmai/client';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { offerText } from '../../shared/offer-text.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Button, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { PromotionFormPanel } from './promotion-form-panel.tsx';
import { PromotionPanel, PromotionState } from './promotion-panel.tsx';
import { promotionsQuery } from './promotion-queries.ts';

const promotionsApi = getRouteApi('/$authorId/promotions');

/** A shop's promotions and coupons with what came of them. */
export function PromotionsPage() {
  const messages = useMessages();
  const words = messages.promotionsPage;
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const mayWrite = maySell.writePromotions(useAuthor()?.role ?? null);
  const { open } = promotionsApi.useSearch();
  const navigate = promotionsApi.useNavigate();
  const [editing, setEditing] = useState<string | null>(null);
  const query = usePagedRows(promotionsQuery(shopId));
  const go = (id: string | undefined) => {
    setEditing(null);
    void navigate({ search: id === undefined ? {} : { open: id } });
  };
  const shown = query.rows.find(({ id }) => id === open);
  const newButton = mayWrite && (
    <Button size="small" icon={<Plus size={16} />} onClick={() => go('new')}>
      {words.make}
    </Button>
  );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.promotions} note={words.note}>
          {query.rows.length > 0 && newButton}
        </PageHead>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line">
          {query.isPending ? (
            <TableSkeleton />
          ) : query.data === undefined ? (
            <ProblemState error={query.error} onRetry={() => void query.refetch()} />
          ) : query.rows.length === 0 ? (
            <EmptyState
              icon={<TicketPercent size={28} />}
              title={words.emptyTitle}
              detail={words.emptyDetail}
              action={newButton}
            />
          ) : (
            <DataTable
              label={messages.promotions}
              columns={columnsOf(messages, locale)}
              rows={query.rows}
              idOf={({ id }) => id}
              nameOf={({ name }) => name}
              openId={open ?? null}
              onOpen={go}
              card={(promotion) => <PromotionCard promotion={promotion} />}
              end={<ListEnd count={query.rows.length} {...query} />}
            />
          )}
        </div>
      </div>
      {open === 'new' && mayWrite ? (
        <PromotionFormPanel shopId={shopId} promotion={null} onClose={() => go(undefined)} onSaved={go} />
      ) : shown === undefined ? null : editing === shown.id ? (
        <PromotionFormPanel
          key={shown.id}
          shopId={shopId}
          promotion={shown}
          onClose={() => setEditing(null)}
          onSaved={() => setEditing(null)}
        />
      ) : (
        <PromotionPanel
          key={shown.id}
          shopId={shopId}
          promotion={shown}
          mayWrite={mayWrite}
          onClose={() => go(undefined)}
          onEdit={() => setEditing(shown.id)}
        />
      )}
    </div>
  );
}

function PromotionCard({ promotion }: { promotion: StudioPromotionView }) {
  const messages = useMessages();
  const { locale } = useLocale();
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate">{promotion.name}</span>
        <span className="block truncate text-xs text-soft">
          {offerText(promotion.rule, messages.offers, (cents) => moneyText(cents, 'CNY', locale))}
        </span>
      </span>
      <PromotionState state={promotion.state} />
    </span>
  );
}

function columnsOf(messages: StudioMessages, locale: 'zh-CN' | 'en'): DataColumn<StudioPromotionView>[] {
  const words = messages.promotionsPage;
  const money = (cents: number) => moneyText(cents, 'CNY', locale);
  return [
    { key: 'name', title: words.name, grow: true, cell: ({ name }) => name },
    {
      key: 'offer',
      title: words.offer,
      wideOnly: true,
      cell: ({ rule }) => offerText(rule, messages.offers, money),
    },
    { key: 'state', title: words.state, cell: ({ state }) => <PromotionState state={state} /> },
    {
      key: 'end',
      title: words.fields.endsAt,
      wideOnly: true,
      cell: ({ endsAt }) => absoluteTime(endsAt, locale),
    },
    { key: 'uses', title: words.uses, numeric: true, cell: ({ results }) => results.uses },
    { key: 'gmv', title: words.gmv, numeric: true, cell: ({ results }) => money(results.gmvCents) },
    { key: 'given', title: words.given, numeric: true, cell: ({ results }) => money(results.givenCents) },
  ];
}
