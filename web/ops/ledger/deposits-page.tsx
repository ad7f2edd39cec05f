import { getRouteApi } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Badge } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { CaseHistory } from '../case/case-history.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { useMessages } from '../messages/index.ts';
import { changed } from '../search.ts';
import { DepositActForm } from './deposit-act-form.tsx';
import { type Deposit, depositsQuery } from './ledger-queries.ts';
import { PagedTable } from './paged-table.tsx';

const depositsApi = getRouteApi('/desk/deposits');
const idOf = (deposit: Deposit) => `${deposit.shop.id} ${deposit.currency}`;

/** What shops have put down; those to be topped up first. */
export function DepositsPage() {
  const messages = useMessages();
  const words = messages.depositPage;
  const { locale } = useLocale();
  const { short = false, open } = depositsApi.useSearch();
  const navigate = depositsApi.useNavigate();
  const list = usePagedRows(depositsQuery(short));
  const shown = list.rows.find((deposit) => idOf(deposit) === open);
  const columns: DataColumn<Deposit>[] = [
    { key: 'shop', title: words.shop, cell: ({ shop }) => shop.name, grow: true },
    { key: 'stand', title: words.due, cell: (deposit) => <Stand deposit={deposit} /> },
    ...(['free', 'frozen', 'owed', 'required'] as const).map((name) => ({
      key: name,
      title: words[name],
      numeric: true,
      wideOnly: name === 'required' || name === 'owed',
      cell: (deposit: Deposit) => moneyText(deposit[`${name}Cents`], deposit.currency, locale),
    })),
  ];
  const go = (change: { short?: true | undefined; open?: string | undefined }) =>
    void navigate({ search: (before) => changed(before, change), replace: true });
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.deposits} note={words.note}>
          <label className="flex min-h-9 items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={short}
              onChange={(event) => go({ short: event.target.checked || undefined, open: undefined })}
              className="size-5 accent-ink"
            />
            {words.short}
          </label>
        </PageHead>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          <PagedTable
            label={messages.deposits}
            list={list}
            columns={columns}
            idOf={idOf}
            nameOf={({ shop }) => shop.name}
            openId={open ?? null}
            onOpen={(id) => go({ open: id })}
            card={(deposit) => (
              <span className="flex items-center justify-between gap-3">
                <span className="min-w-0 truncate">{deposit.shop.name}</span>
                <span className="flex shrink-0 flex-col items-end gap-1">
                  <span className="figures">{moneyText(deposit.freeCents, deposit.currency, locale)}</span>
                  <Stand deposit={deposit} />
                </span>
              </span>
            )}
            empty={{ icon: <ShieldCheck size={28} />, title: words.emptyTitle, detail: words.emptyDetail }}
          />
        </div>
      </div>
      {shown !== undefined && (
        <DepositPanel key={open} deposit={shown} onClose={() => go({ open: undefined })} />
      )}
    </div>
  );
}

function Stand({ deposit }: { deposit: Deposit }) {
  const { depositPage: words } = useMessages();
  const { locale } = useLocale();
  if (deposit.overdue) return <Badge tone="danger">{words.overdue}</Badge>;
  if (deposit.topUpDueAt !== null)
    return <Badge tone="amber">{absoluteTime(deposit.topUpDueAt, locale)}</Badge>;
  return deposit.freeCents + deposit.frozenCents >= deposit.requiredCents ? (
    <Badge tone="jade">{words.enough}</Badge>
  ) : (
    <Badge>{words.notAsked}</Badge>
  );
}

function DepositPanel({ deposit, onClose }: { deposit: Deposit; onClose: () => void }) {
  const { depositPage: words } = useMessages();
  const { locale } = useLocale();
  const text = (amountCents: number) => moneyText(amountCents, deposit.currency, locale);
  return (
    <SidePanel title={deposit.shop.name} note={<Stand deposit={deposit} />} onClose={onClose}>
      <CopyId id={deposit.shop.id} />
      <div className="mt-4">
        <Facts
          facts={[
            [words.required, text(deposit.requiredCents)],
            [words.free, text(deposit.freeCents)],
            [words.frozen, text(deposit.frozenCents)],
            [words.owed, deposit.owedCents === 0 ? null : text(deposit.owedCents)],
            [words.due, deposit.topUpDueAt === null ? null : absoluteTime(deposit.topUpDueAt, locale)],
          ]}
        />
      </div>
      <PanelSection title={words.act}>
        <DepositActForm deposit={deposit} />
      </PanelSection>
      <div className="mt-6">
        <CaseHistory subjectId={deposit.shop.id} />
      </div>
    </SidePanel>
  );
}
