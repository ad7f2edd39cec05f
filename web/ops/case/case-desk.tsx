import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { ListEnd } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { isTyping, useRowKeys } from '../../ui/data-table.tsx';
import { Button, classNames, EmptyState } from '../../ui/index.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';

interface Queue {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

export interface CaseDeskProps<Case> {
  title: string;
  /** Above the queue: views, search. */
  filters: ReactNode;
  queue: Queue;
  cases: readonly Case[];
  idOf: (one: Case) => string;
  row: (one: Case) => ReactNode;
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
  empty: { title: string; detail: string };
  /** What is known of the open case. */
  evidence: (one: Case) => ReactNode;
  /** What is decided on it, at the right. */
  decision: (one: Case) => ReactNode;
}

/** A queue, the evidence of the case chosen, and at the right its decision. J and K go through the queue. */
export function CaseDesk<Case>(props: CaseDeskProps<Case>) {
  const { title, filters, queue, cases, idOf, row, openId, onOpen, empty } = props;
  const messages = useMessages();
  useRowKeys(cases.map(idOf), openId ?? null, onOpen);
  const open = cases.find((one) => idOf(one) === openId);
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label={title}
        className={classNames(
          'min-h-0 w-full flex-col desk:flex desk:w-[304px] desk:shrink-0 desk:border-e desk:border-line',
          open === undefined ? 'flex' : 'hidden',
        )}
      >
        <div className="flex h-16 shrink-0 items-center justify-between px-4">
          <h1 className="text-lg font-semibold">{title}</h1>
          <span className="hidden items-center gap-1 desk:flex" title={messages.keysHint}>
            <KeyHint keys="K" />
            <KeyHint keys="J" />
          </span>
        </div>
        {filters}
        <div id="cases" className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          {queue.isPending ? (
            <TableSkeleton />
          ) : queue.isError && cases.length === 0 ? (
            <ProblemState error={queue.error} onRetry={queue.refetch} />
          ) : cases.length === 0 ? (
            <EmptyState title={empty.title} detail={empty.detail} />
          ) : (
            <>
              <ul>
                {cases.map((one) => (
                  <CaseRow key={idOf(one)} open={idOf(one) === openId} onOpen={() => onOpen(idOf(one))}>
                    {row(one)}
                  </CaseRow>
                ))}
              </ul>
              <ListEnd count={cases.length} {...queue} />
            </>
          )}
        </div>
      </section>
      {open === undefined ? (
        <div className="hidden min-h-0 flex-1 desk:flex">
          {cases.length > 0 && <EmptyState title={messages.chooseCase} detail={messages.chooseCaseDetail} />}
        </div>
      ) : (
        <OpenCase key={idOf(open)} one={open} {...props} />
      )}
    </div>
  );
}

function CaseRow({ open, onOpen, children }: { open: boolean; onOpen: () => void; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li className="border-b border-line">
      <button
        ref={button}
        type="button"
        aria-current={open || undefined}
        onClick={onOpen}
        className={classNames(
          'flex min-h-16 w-full items-center gap-3 px-4 py-2 text-start text-sm outline-offset-[-2px]',
          open ? 'bg-fill' : 'hover:bg-mist',
        )}
      >
        {children}
      </button>
    </li>
  );
}

function OpenCase<Case>({ one, onOpen, evidence, decision, title }: CaseDeskProps<Case> & { one: Case }) {
  const messages = useMessages();
  const decide = useRef<HTMLElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') onOpen(undefined);
      if (event.key.toLowerCase() !== 'r') return;
      event.preventDefault();
      decide.current?.querySelector('textarea')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onOpen]);
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto wide:flex-row wide:overflow-visible">
      <section aria-label={messages.evidence} className="min-w-0 flex-1 p-4 tablet:p-6 wide:overflow-y-auto">
        <Button
          look="quiet"
          size="small"
          icon={<ArrowLeft size={16} />}
          className="mb-4 desk:hidden"
          onClick={() => onOpen(undefined)}
        >
          {title}
        </Button>
        {evidence(one)}
      </section>
      <section
        ref={decide}
        aria-label={messages.decision}
        className="shrink-0 border-line p-4 max-wide:border-t tablet:p-6 wide:w-[312px] wide:overflow-y-auto wide:border-s"
      >
        <h2 className="mb-3 flex items-center justify-between text-base font-semibold">
          {messages.decision}
          <span className="hidden items-center gap-2 text-xs font-normal text-soft desk:flex">
            <KeyHint keys="R" />
            {messages.decideHint}
          </span>
        </h2>
        {decision(one)}
      </section>
    </div>
  );
}
