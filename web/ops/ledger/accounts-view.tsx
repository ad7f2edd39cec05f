import { Landmark } from 'lucide-react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useMessages } from '../messages/index.ts';
import { accountsQuery, type LedgerAccount } from './ledger-queries.ts';
import { type AccountKind, accountKinds, type LedgerSearch } from './ledger-search.ts';
import { PagedTable } from './paged-table.tsx';

interface AccountsViewProps {
  search: LedgerSearch;
  onSearch: (search: Pick<LedgerSearch, 'kind' | 'owner'>) => void;
  onAccount: (accountId: number) => void;
}

/** Every account with its balance; one opens its journals. */
export function AccountsView({ search, onSearch, onAccount }: AccountsViewProps) {
  const { ledgerPage: words } = useMessages();
  const { locale } = useLocale();
  const { kind, owner } = search;
  const list = usePagedRows(accountsQuery({ kind, ownerId: owner }));
  const kindOf = (account: LedgerAccount) => words.accountKinds[account.kind] ?? account.kind;
  const balance = ({ balanceCents, currency }: LedgerAccount) => {
    const text = moneyText(Math.abs(balanceCents), currency, locale);
    return balanceCents < 0 ? `${words.owed} ${text}` : text;
  };
  const columns: DataColumn<LedgerAccount>[] = [
    { key: 'kind', title: words.kind, cell: kindOf },
    {
      key: 'owner',
      title: words.ownerColumn,
      grow: true,
      cell: (account) => (
        <span className="block truncate">
          {account.ownerName ?? ''} <code className="text-xs text-soft">{account.ownerId}</code>
        </span>
      ),
    },
    { key: 'balance', title: words.balance, cell: balance, numeric: true },
  ];
  const change = (next: { kind?: AccountKind | undefined; owner?: string | undefined }) => {
    const both = { kind, owner, ...next };
    onSearch({
      ...(both.kind === undefined ? {} : { kind: both.kind }),
      ...(both.owner === undefined ? {} : { owner: both.owner }),
    });
  };
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3">
        <FilterSelect
          label={words.kind}
          value={kind ?? ''}
          options={[
            { value: '' as AccountKind | '', label: words.anyKind },
            ...accountKinds.map((value) => ({ value, label: words.accountKinds[value] ?? value })),
          ]}
          onChange={(next) => change({ kind: next === '' ? undefined : next })}
        />
        <SearchField
          label={words.owner}
          value={owner ?? ''}
          onChange={(next) => change({ owner: next.trim() || undefined })}
        />
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line">
        <PagedTable
          label={words.views.accounts}
          list={list}
          columns={columns}
          idOf={({ id }) => String(id)}
          nameOf={(account) => `${kindOf(account)} ${account.ownerName ?? account.ownerId}`}
          openId={null}
          onOpen={(id) => onAccount(Number(id))}
          card={(account) => (
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0">
                <span className="block">{kindOf(account)}</span>
                <span className="block truncate text-xs text-soft">
                  {account.ownerName ?? account.ownerId}
                </span>
              </span>
              <span className="figures shrink-0">{balance(account)}</span>
            </span>
          )}
          empty={{
            icon: <Landmark size={28} />,
            title: words.accountsEmptyTitle,
            detail: words.accountsEmptyDetail,
          }}
        />
      </div>
    </div>
  );
}
