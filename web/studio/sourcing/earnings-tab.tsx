import type { EarningsView } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, Wallet } from 'lucide-react';
import { ListEnd } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { buttonClass, classNames, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { earningsHref, earningsQuery } from './sourcing-queries.ts';

/** What a creator earns: expected, settled, taken back, line by line. */
export function EarningsTab({ creatorId }: { creatorId: string }) {
  const messages = useMessages();
  const words = messages.promotingPage;
  const query = useInfiniteQuery(earningsQuery(creatorId));
  const [first] = query.data?.pages ?? [];
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <TableSkeleton />;
  if (first === undefined) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  const nothing = lines.length === 0 && first.expected.length === 0;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex max-w-4xl flex-col gap-6 p-4">
        {first.balances.map((balance) => (
          <Balance key={balance.currency} balance={balance} />
        ))}
        {nothing ? (
          <EmptyState
            icon={<Wallet size={28} />}
            title={words.noEarningsTitle}
            detail={words.noEarningsDetail}
          />
        ) : (
          <a
            href={earningsHref(creatorId)}
            download
            className={classNames(buttonClass('outline', 'small'), 'self-start')}
          >
            <Download size={16} aria-hidden="true" />
            {messages.affiliatePage.csv}
          </a>
        )}
        {first.expected.length > 0 && <Expected items={first.expected} />}
        {lines.length > 0 && (
          <section>
            <h3 className="pb-2 text-sm font-semibold">{words.booked}</h3>
            <ul className="divide-y divide-line rounded-card border border-line">
              {lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ul>
            <ListEnd count={lines.length} {...query} />
          </section>
        )}
      </div>
    </div>
  );
}

function Balance({ balance }: { balance: EarningsView['balances'][number] }) {
  const words = useMessages().promotingPage;
  const { locale } = useLocale();
  const parts = [
    [words.expected, balance.expectedCents, words.expectedDetail],
    [words.settled, balance.settledCents, words.settledDetail],
    [words.clawedBack, balance.clawedBackCents, words.clawedBackDetail],
    [words.owed, balance.owedCents, words.owedDetail],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-3 desk:grid-cols-4">
      {parts.map(([name, amountCents, detail]) => (
        <div key={name} className="min-w-0 rounded-card border border-line p-3">
          <dt className="text-sm text-soft">{name}</dt>
          <dd className="figures mt-1 text-xl font-semibold wrap-anywhere">
            {moneyText(amountCents, balance.currency, locale)}
          </dd>
          <dd className="mt-1 text-xs text-soft">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

function Expected({ items }: { items: EarningsView['expected'] }) {
  const words = useMessages().promotingPage;
  const { locale } = useLocale();
  return (
    <section>
      <h3 className="pb-2 text-sm font-semibold">{words.waiting}</h3>
      <ul className="divide-y divide-line rounded-card border border-line">
        {items.map((item) => {
          const money = (cents: number) => moneyText(cents, item.currency, locale);
          return (
            <li key={`${item.orderId} ${item.role}`} className="flex items-center gap-4 px-4 py-3 text-sm">
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {words.roles[item.role]} · {item.productTitle}
                </span>
                <span className="figures block text-xs text-soft wrap-anywhere">
                  {item.shopName} · {absoluteTime(item.paidAt, locale)} ·{' '}
                  {words.ofGoods(money(item.keptCents), money(item.goodsCents))}
                </span>
              </span>
              <span className="figures shrink-0">{money(item.earnsCents)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Line({ line }: { line: EarningsView['items'][number] }) {
  const words = useMessages().promotingPage;
  const { locale } = useLocale();
  const what = line.amountCents > 0 ? words.settlement : words.takenBack;
  return (
    <li className="flex items-center gap-4 px-4 py-3 text-sm">
      <span className="min-w-0 flex-1">
        <span className="block">
          {words.roles[line.role]} · {what}
        </span>
        <span className="figures block truncate text-xs text-soft">
          {absoluteTime(line.at, locale)} · {line.referenceId}
        </span>
      </span>
      <span className={classNames('figures shrink-0', line.amountCents > 0 && 'text-jade')}>
        {line.amountCents > 0 ? '+' : '−'}
        {moneyText(Math.abs(line.amountCents), line.currency, locale)}
      </span>
    </li>
  );
}
