import type { AuditView } from '@kanmai/client';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ListEnd, pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Button, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type OpsMessages, useMessages } from '../messages/index.ts';
import { type AuditSearch, changed } from '../search.ts';
import { AuditFilters, auditAsk } from './audit-filters.tsx';

const auditApi = getRouteApi('/desk/audit');

const auditQuery = (search: AuditSearch) =>
  pagedQuery<AuditView>(['ops', 'audit', 'list', search], (ask) =>
    unwrap(api.GET('/api/v1/ops/audit', { params: { query: { ...ask, ...auditAsk(search) } } })),
  );

/** What operators did, newest first. Nothing here can be changed. */
export function AuditPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.auditPage;
  const search = auditApi.useSearch();
  const filtered = Object.keys(search).length > 0;
  const navigate = auditApi.useNavigate();
  const list = usePagedRows(auditQuery(search));
  const titles = useMemo(
    () => [words.at, words.actor, words.action, words.subjectColumn, words.reasonColumn],
    [words],
  );
  return (
    <>
      <PageHead title={messages.audit} />
      <AuditFilters
        search={search}
        onChange={(change) => navigate({ search: (before) => changed(before, change), replace: true })}
      />
      <div className="flex min-h-0 flex-1 flex-col overflow-auto border-t border-line">
        {list.isPending ? (
          <TableSkeleton />
        ) : list.isError && list.rows.length === 0 ? (
          <ProblemState error={list.error} onRetry={list.refetch} />
        ) : list.rows.length === 0 ? (
          <EmptyState
            icon={<ScrollText size={28} />}
            title={filtered ? words.noMatchTitle : words.emptyTitle}
            detail={filtered ? words.noMatchDetail : words.emptyDetail}
            action={
              filtered && (
                <Button look="outline" onClick={() => navigate({ search: {} })}>
                  {words.clear}
                </Button>
              )
            }
          />
        ) : (
          <>
            <table aria-label={messages.audit} className="w-full border-separate border-spacing-0 text-sm">
              <thead>
                <tr>
                  {titles.map((title) => (
                    <th
                      key={title}
                      scope="col"
                      className="sticky top-0 z-10 h-10 border-b border-line bg-paper px-3 text-start text-xs font-medium whitespace-nowrap text-soft first:ps-4 last:pe-4"
                    >
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.rows.map((entry) => (
                  <AuditRow key={entry.id} entry={entry} messages={messages} locale={locale} />
                ))}
              </tbody>
            </table>
            <ListEnd count={list.rows.length} {...list} />
          </>
        )}
      </div>
    </>
  );
}

function AuditRow({ entry, messages, locale }: { entry: AuditView; messages: OpsMessages; locale: Locale }) {
  const cell = 'border-b border-line px-3 py-3 align-top first:ps-4 last:pe-4';
  const detail = Object.entries(entry.detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
  return (
    <tr>
      <td className={`${cell} figures whitespace-nowrap text-soft`}>{absoluteTime(entry.at, locale)}</td>
      <td className={`${cell} whitespace-nowrap`}>{entry.actor?.name || messages.bySystem}</td>
      <td className={`${cell} whitespace-nowrap`}>
        {messages.auditPage.actions[entry.action] ?? entry.action}
        {detail && <span className="block text-xs text-soft">{detail}</span>}
      </td>
      <td className={cell}>
        <Link to="/audit" search={{ subject: entry.subjectId }} className="text-xs text-link hover:underline">
          <code>{entry.subjectId}</code>
        </Link>
      </td>
      <td className={`${cell} w-2/5 min-w-48 break-words`}>
        {entry.reason || <span className="text-soft">–</span>}
      </td>
    </tr>
  );
}
