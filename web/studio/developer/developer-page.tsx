import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, Webhook } from 'lucide-react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Button, EmptyState, RelativeTime } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { useAuthorId } from '../shell/authors.ts';
import { NewWebhookPanel } from './new-webhook-panel.tsx';
import { WebhookPanel } from './webhook-panel.tsx';
import { type WebhookView, webhooksQuery } from './webhook-queries.ts';
import { WebhookState } from './webhook-state.tsx';

const developerApi = getRouteApi('/$authorId/developer');

/** Where the shop's own systems are told of what happens. */
export function DeveloperPage() {
  const messages = useMessages();
  const words = messages.developerPage;
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const { open } = developerApi.useSearch();
  const navigate = developerApi.useNavigate();
  const query = useQuery(webhooksQuery(shopId));
  const go = (id: string | undefined) => void navigate({ search: id === undefined ? {} : { open: id } });
  const rows = query.data ?? [];
  const shown = rows.find(({ id }) => id === open);
  const newButton = (
    <Button size="small" icon={<Plus size={16} />} onClick={() => go('new')}>
      {words.make}
    </Button>
  );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.developer} note={words.note}>
          {rows.length > 0 && newButton}
        </PageHead>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line">
          {query.isPending ? (
            <TableSkeleton />
          ) : query.data === undefined ? (
            <ProblemState error={query.error} onRetry={() => void query.refetch()} />
          ) : rows.length === 0 ? (
            <EmptyState
              icon={<Webhook size={28} />}
              title={words.emptyTitle}
              detail={words.emptyDetail}
              action={newButton}
            />
          ) : (
            <DataTable
              label={messages.developer}
              columns={columnsOf(messages, locale)}
              rows={rows}
              idOf={({ id }) => id}
              nameOf={({ url }) => url}
              openId={open ?? null}
              onOpen={go}
              card={(webhook) => (
                <span className="flex items-center justify-between gap-3">
                  <span className="min-w-0 truncate">{webhook.url}</span>
                  <WebhookState webhook={webhook} />
                </span>
              )}
            />
          )}
          <p className="px-4 py-6 text-sm text-soft">
            <a href="/docs" className="underline">
              {words.docs}
            </a>{' '}
            ·{' '}
            <a href="/me/tokens" className="underline">
              {words.tokens}
            </a>
          </p>
        </div>
      </div>
      {open === 'new' ? (
        <NewWebhookPanel shopId={shopId} onClose={() => go(undefined)} onMade={go} />
      ) : shown === undefined ? null : (
        <WebhookPanel key={shown.id} webhook={shown} shopId={shopId} onClose={() => go(undefined)} />
      )}
    </div>
  );
}

function columnsOf(messages: StudioMessages, locale: string): DataColumn<WebhookView>[] {
  const words = messages.developerPage;
  return [
    { key: 'url', title: words.url, grow: true, cell: ({ url }) => <span className="break-all">{url}</span> },
    { key: 'state', title: words.state, cell: (webhook) => <WebhookState webhook={webhook} /> },
    { key: 'kinds', title: words.kinds, numeric: true, cell: ({ kinds }) => kinds.length },
    { key: 'failed', title: words.failed, numeric: true, cell: ({ failed }) => failed },
    {
      key: 'last',
      title: words.lastDelivered,
      numeric: true,
      cell: ({ lastDeliveredAt }) =>
        lastDeliveredAt === null ? '–' : <RelativeTime at={lastDeliveredAt} locale={locale} />,
    },
  ];
}
