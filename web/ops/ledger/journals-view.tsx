import { BookOpen, SearchX } from 'lucide-react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { journalsQuery, type LedgerJournal } from './ledger-queries.ts';
import type { LedgerSearch } from './ledger-search.ts';

interface JournalsViewProps {
  search: LedgerSearch;
  onSearch: (search: Pick<LedgerSearch, 'reference' | 'account'>) => void;
}

/** Journals of one reference, or of one account, with all their entries. */
export function JournalsView({ search, onSearch }: JournalsViewProps) {
  const { ledgerPage: words } = useMessages();
  const { reference, account } = search;
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3">
        <SearchField
          wide
          label={words.reference}
          value={reference ?? ''}
          onChange={(next) => onSearch(next.trim() === '' ? {} : { reference: next.trim() })}
        />
        {reference === undefined && account !== undefined && (
          <Button look="outline" size="small" onClick={() => onSearch({})}>
            {words.ofAccount} ×
          </Button>
        )}
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line">
        {reference !== undefined ? (
          <Journals
            asked={{ referenceId: reference }}
            onReference={(next) => onSearch({ reference: next })}
          />
        ) : account !== undefined ? (
          <Journals asked={{ accountId: account }} onReference={(next) => onSearch({ reference: next })} />
        ) : (
          <EmptyState
            icon={<BookOpen size={28} />}
            title={words.journalsStartTitle}
            detail={words.journalsStartDetail}
          />
        )}
      </div>
    </div>
  );
}

interface JournalsProps {
  asked: Parameters<typeof journalsQuery>[0];
  onReference: (referenceId: string) => void;
}

function Journals({ asked, onReference }: JournalsProps) {
  const { ledgerPage: words } = useMessages();
  const list = usePagedRows(journalsQuery(asked));
  if (list.isPending) return <TableSkeleton />;
  if (list.isError && list.rows.length === 0)
    return <ProblemState error={list.error} onRetry={list.refetch} />;
  if (list.rows.length === 0) {
    return (
      <EmptyState
        icon={<SearchX size={28} />}
        title={words.journalsEmptyTitle}
        detail={words.journalsEmptyDetail}
      />
    );
  }
  return (
    <>
      <ul className="flex max-w-4xl flex-col gap-3 p-4">
        {list.rows.map((journal) => (
          <Journal key={journal.id} journal={journal} onReference={onReference} />
        ))}
      </ul>
      <ListEnd count={list.rows.length} {...list} />
    </>
  );
}

function Journal({
  journal,
  onReference,
}: {
  journal: LedgerJournal;
  onReference: (referenceId: string) => void;
}) {
  const { ledgerPage: words } = useMessages();
  const { locale } = useLocale();
  return (
    <li className="rounded-card border border-line text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3">
        <span className="font-semibold">{words.journalKinds[journal.kind] ?? journal.kind}</span>
        <span className="figures text-xs text-soft">{absoluteTime(journal.at, locale)}</span>
        <button
          type="button"
          onClick={() => onReference(journal.referenceId)}
          className="w-full text-start text-xs break-all text-link hover:underline"
        >
          <code>{journal.referenceId}</code>
        </button>
      </div>
      <ul className="px-4 py-2">
        {journal.entries.map((entry) => (
          <li key={`${entry.kind} ${entry.ownerId} ${entry.amountCents}`} className="flex gap-4 py-1">
            <span className="min-w-0 flex-1">
              {words.accountKinds[entry.kind] ?? entry.kind}{' '}
              <code className="text-xs break-all text-soft">{entry.ownerId}</code>
            </span>
            <span className="figures shrink-0">
              {entry.amountCents > 0 ? '+' : '−'}
              {moneyText(Math.abs(entry.amountCents), entry.currency, locale)}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
