import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, Wallet } from 'lucide-react';
import { ListEnd } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { buttonClass, classNames, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { useAuthorId } from '../shell/authors.ts';
import { type Statement, type StatementLine, statementHref, statementQuery } from './money-queries.ts';

/** What the shop is owed, and why, line by line. */
export function MoneyPage() {
  const messages = useMessages();
  const words = messages.moneyPage;
  const shopId = useAuthorId();
  const query = useInfiniteQuery(statementQuery(shopId));
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={messages.money} note={words.note}>
        {lines.length > 0 && (
          <a href={statementHref(shopId)} download className={buttonClass('outline', 'small')}>
            <Download size={16} aria-hidden="true" />
            {words.csv}
          </a>
        )}
      </PageHead>
      {query.isPending ? (
        <TableSkeleton />
      ) : query.isError && lines.length === 0 ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : lines.length === 0 ? (
        <EmptyState icon={<Wallet size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
      ) : (
        <div className="flex max-w-4xl flex-col gap-6 px-4 pb-8">
          {query.data?.pages[0]?.balances.map((balance) => (
            <Balance key={balance.currency} balance={balance} />
          ))}
          <ul className="divide-y divide-line rounded-card border border-line">
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
          <ListEnd count={lines.length} {...query} />
        </div>
      )}
    </div>
  );
}

function Balance({ balance }: { balance: Statement['balances'][number] }) {
  const { moneyPage: words } = useMessages();
  const { locale } = useLocale();
  const parts = [
    [words.escrow, balance.escrowCents, words.escrowDetail],
    [words.settled, balance.settledCents, words.settledDetail],
  ] as const;
  return (
    <dl className="grid gap-3 tablet:grid-cols-2">
      {parts.map(([name, amountCents, detail]) => (
        <div key={name} className="rounded-card border border-line p-4">
          <dt className="text-sm text-soft">{name}</dt>
          <dd className="figures mt-1 text-2xl font-semibold">
            {moneyText(amountCents, balance.currency, locale)}
          </dd>
          <dd className="mt-1 text-xs text-soft">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { moneyPage: words } = useMessages();
  const { locale } = useLocale();
  const amount = moneyText(Math.abs(line.amountCents), line.currency, locale);
  return (
    <li className="flex items-center gap-4 px-4 py-3 text-sm">
      <span className="min-w-0 flex-1">
        <span className="block">{words.lines[`${line.kind} ${line.account}`] ?? line.kind}</span>
        <span className="figures block truncate text-xs text-soft">
          {absoluteTime(line.at, locale)} · {line.referenceId}
        </span>
      </span>
      <span className={classNames('figures shrink-0', line.amountCents > 0 && 'text-jade')}>
        {line.amountCents > 0 ? '+' : '−'}
        {amount}
      </span>
    </li>
  );
}
