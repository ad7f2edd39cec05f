import { getRouteApi } from '@tanstack/react-router';
import { Banknote } from 'lucide-react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Badge } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type Payout, payoutsQuery } from './ledger-queries.ts';
import { type PayoutState, payoutStates } from './ledger-search.ts';
import { PagedTable } from './paged-table.tsx';

const payoutsApi = getRouteApi('/desk/payouts');
const tones = { 'under-way': 'amber', done: 'jade', failed: 'danger' } as const;
const underWayMs = 5_000;

/** What shops have paid out, and what became of it; one opens its journals. */
export function PayoutsPage() {
  const messages = useMessages();
  const words = messages.payoutPage;
  const { locale } = useLocale();
  const { state } = payoutsApi.useSearch();
  const navigate = payoutsApi.useNavigate();
  const list = usePagedRows(payoutsQuery(state), (rows) =>
    rows.some((payout) => payout.state === 'under-way') ? underWayMs : false,
  );
  const amount = (payout: Payout) => moneyText(payout.amountCents, payout.currency, locale);
  const badge = (payout: Payout) => <Badge tone={tones[payout.state]}>{words.states[payout.state]}</Badge>;
  const columns: DataColumn<Payout>[] = [
    {
      key: 'shop',
      title: words.shop,
      grow: true,
      cell: (payout) => (
        <span className="block truncate">
          {payout.shop.name} <code className="text-xs text-soft">{payout.id}</code>
        </span>
      ),
    },
    {
      key: 'state',
      title: words.state,
      cell: (payout) => (
        <span className="flex items-center gap-2">
          {badge(payout)}
          {payout.failure !== null && <span className="text-xs text-soft">{payout.failure}</span>}
        </span>
      ),
    },
    { key: 'by', title: words.by, cell: (payout) => payout.requestedBy.name, wideOnly: true },
    { key: 'at', title: words.at, cell: (payout) => absoluteTime(payout.createdAt, locale), wideOnly: true },
    { key: 'tries', title: words.tries, cell: (payout) => payout.tries, numeric: true, wideOnly: true },
    { key: 'amount', title: words.amount, cell: amount, numeric: true },
  ];
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead title={messages.payouts} note={words.note}>
        <FilterSelect
          label={words.state}
          value={state ?? ''}
          options={[
            { value: '' as PayoutState | '', label: words.anyState },
            ...payoutStates.map((value) => ({ value, label: words.states[value] })),
          ]}
          onChange={(next) => void navigate({ search: next === '' ? {} : { state: next } })}
        />
      </PageHead>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <PagedTable
          label={messages.payouts}
          list={list}
          columns={columns}
          idOf={({ id }) => id}
          nameOf={(payout) => `${payout.shop.name} ${amount(payout)}`}
          openId={null}
          onOpen={(reference) => void navigate({ to: '/ledger', search: { view: 'journals', reference } })}
          card={(payout) => (
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0">
                <span className="block truncate">{payout.shop.name}</span>
                <span className="block text-xs text-soft">{absoluteTime(payout.createdAt, locale)}</span>
              </span>
              <span className="flex shrink-0 flex-col items-end gap-1">
                <span className="figures">{amount(payout)}</span>
                {badge(payout)}
              </span>
            </span>
          )}
          empty={{ icon: <Banknote size={28} />, title: words.emptyTitle, detail: words.emptyDetail }}
        />
      </div>
    </div>
  );
}
