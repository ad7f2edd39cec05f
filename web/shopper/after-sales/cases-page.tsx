import type { Page as PageOf } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { GoodsPicture } from '../../shared/after-sales/case-goods.tsx';
import type { CaseSummary } from '../../shared/after-sales/case-view.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, EmptyState, ErrorState, Skeleton, Tabs } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';

const panelId = 'my-cases';

export function CasesPage() {
  const words = useAfterSaleWords();
  const [view, setView] = useState<'open' | 'over'>('open');
  return (
    <Page title={words.mine}>
      <SignInGate>
        <div className="flex flex-1 flex-col gap-4">
          <Tabs
            label={words.filter}
            tabs={(['open', 'over'] as const).map((value) => ({ value, label: words[value] }))}
            value={view}
            onChange={setView}
            panelId={panelId}
          />
          <div id={panelId} role="tabpanel" className="flex flex-1 flex-col">
            <CaseList key={view} open={view === 'open'} />
          </div>
        </div>
      </SignInGate>
    </Page>
  );
}

function CaseList({ open }: { open: boolean }) {
  const m = useMessages();
  const words = useAfterSaleWords();
  const query = useInfiniteQuery({
    queryKey: ['cases', open],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/after-sales', {
          params: { query: { open, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page: PageOf<CaseSummary>) => page.nextCursor,
  });
  const cases = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Skeleton className="h-28 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  if (cases.length === 0)
    return (
      <EmptyState icon={<PackageOpen size={36} />} title={words.emptyTitle} detail={words.emptyDetail} />
    );
  return (
    <>
      <ul className="flex flex-col gap-3">
        {cases.map((one) => (
          <li key={one.id}>
            <CaseCard of={one} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function CaseCard({ of }: { of: CaseSummary }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const [first] = of.lines;
  const pieces = of.lines.reduce((sum, line) => sum + line.quantity, 0);
  const title = of.outcome === null ? words.states[of.state] : words.outcomes[of.outcome];
  const due = of.dueAt === null ? undefined : words.due[of.state]?.(absoluteTime(of.dueAt, locale));
  return (
    <Link
      to="/after-sales/$caseId"
      params={{ caseId: of.id }}
      className="flex flex-col gap-3 rounded-card bg-mist p-3"
    >
      <span className="flex items-center justify-between gap-2">
        <span className="truncate text-sm font-semibold">{of.shop.name}</span>
        <Badge tone={of.turn === 'buyer' ? 'amber' : of.outcome === 'refunded' ? 'jade' : 'neutral'}>
          {title}
        </Badge>
      </span>
      <span className="flex items-center gap-3">
        <GoodsPicture url={first?.pictureUrl ?? null} />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-sm wrap-anywhere">{first?.title}</span>
          <span className="text-xs text-soft">
            {words.kinds[of.kind]} · {words.pieces(pieces)}
          </span>
        </span>
        <span className="figures shrink-0 text-sm">
          {moneyText(of.refundedCents > 0 ? of.refundedCents : of.amountCents, of.currency, locale)}
        </span>
      </span>
      {due !== undefined && <span className="figures text-xs text-soft">{due}</span>}
    </Link>
  );
}
