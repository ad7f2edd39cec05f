import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { Badge, Button, SkeletonLines, showToast } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { auditQuery, auditsKey, auditsQuery, type LedgerAudit, runAudit } from './ledger-queries.ts';
import { PagedTable } from './paged-table.tsx';

/** Audits now; the result opens. */
export function RunAudit({ onRan }: { onRan: (id: string) => void }) {
  const { ledgerPage: words } = useMessages();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: runAudit,
    onSuccess: ({ audit }) => {
      showToast(words.ran(audit.findingCount));
      onRan(audit.id);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: auditsKey }),
  });
  return (
    <>
      <ProblemNotice error={run.error} />
      <Button size="small" busy={run.isPending} onClick={() => run.mutate()}>
        {words.runNow}
      </Button>
    </>
  );
}

function Result({ audit }: { audit: LedgerAudit }) {
  const { ledgerPage: words } = useMessages();
  return audit.findingCount === 0 ? (
    <Badge tone="jade">{words.sound}</Badge>
  ) : (
    <Badge tone="danger">{words.found(audit.findingCount)}</Badge>
  );
}

interface AuditsViewProps {
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

export function AuditsView({ open, onOpen }: AuditsViewProps) {
  const { ledgerPage: words } = useMessages();
  const { locale } = useLocale();
  const list = usePagedRows(auditsQuery());
  const by = (audit: LedgerAudit) => audit.requestedBy?.name ?? words.nightly;
  const took = (audit: LedgerAudit) =>
    words.secondsText(((Date.parse(audit.finishedAt) - Date.parse(audit.startedAt)) / 1_000).toFixed(1));
  const columns: DataColumn<LedgerAudit>[] = [
    { key: 'at', title: words.at, cell: (audit) => absoluteTime(audit.startedAt, locale), grow: true },
    { key: 'result', title: words.result, cell: (audit) => <Result audit={audit} /> },
    { key: 'by', title: words.by, cell: by },
    { key: 'took', title: words.seconds, cell: took, numeric: true },
  ];
  return (
    <>
      <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
        <PagedTable
          label={words.views.audits}
          list={list}
          columns={columns}
          idOf={({ id }) => id}
          nameOf={(audit) => absoluteTime(audit.startedAt, locale)}
          openId={open ?? null}
          onOpen={onOpen}
          card={(audit) => (
            <span className="flex items-center justify-between gap-3">
              <span>
                <span className="block">{absoluteTime(audit.startedAt, locale)}</span>
                <span className="block text-xs text-soft">{by(audit)}</span>
              </span>
              <Result audit={audit} />
            </span>
          )}
          empty={{
            icon: <ClipboardCheck size={28} />,
            title: words.auditsEmptyTitle,
            detail: words.auditsEmptyDetail,
          }}
        />
      </div>
      {open !== undefined && <AuditPanel key={open} id={open} onClose={() => onOpen(undefined)} />}
    </>
  );
}

function AuditPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { ledgerPage: words } = useMessages();
  const { locale } = useLocale();
  const { data, error, refetch } = useQuery(auditQuery(id));
  if (data === undefined) {
    return (
      <SidePanel title={words.views.audits} onClose={onClose}>
        {error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={8} />}
      </SidePanel>
    );
  }
  const number = (value: number | null) => (value === null ? '–' : value.toLocaleString(locale));
  return (
    <SidePanel
      title={absoluteTime(data.audit.startedAt, locale)}
      note={<Result audit={data.audit} />}
      onClose={onClose}
    >
      {data.items.length > 0 && (
        <PanelSection title={words.findings}>
          <ul className="divide-y divide-line rounded-card border border-line text-sm">
            {data.items.map((item) => (
              <li key={`${item.check} ${item.subjectId} ${item.currency}`} className="px-4 py-3">
                <span className="block">{words.checkNames[item.check] ?? item.check}</span>
                <code className="block text-xs break-all text-soft">
                  {item.subjectId} {item.currency}
                </code>
                <span className="figures block text-xs">
                  {words.expected} {number(item.expected)} · {words.actual} {number(item.found)}
                </span>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      <PanelSection title={words.checks}>
        <ul className="divide-y divide-line rounded-card border border-line text-sm">
          {data.audit.checks.map(({ name, count }) => (
            <li key={name} className="flex items-center justify-between gap-3 px-4 py-3">
              <span className="min-w-0">{words.checkNames[name] ?? name}</span>
              <span className="shrink-0">
                <Badge tone={count === 0 ? 'jade' : 'danger'}>
                  {count === 0 ? words.sound : words.found(count)}
                </Badge>
              </span>
            </li>
          ))}
        </ul>
      </PanelSection>
    </SidePanel>
  );
}
