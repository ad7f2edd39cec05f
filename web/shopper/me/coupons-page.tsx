import type { CouponView, Page as PageOf } from '@kanmai/client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TicketPercent } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { offerText } from '../../shared/offer-text.ts';
import { Button, EmptyState, ErrorState, Skeleton, showToast, Tabs, TextField } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { claimProblemText } from '../trade/product-offers.tsx';
import { SignInGate } from './sign-in-gate.tsx';

type State = CouponView['state'];
const states = ['open', 'used', 'expired'] as const;
const panelId = 'my-coupons';

export function CouponsPage() {
  const m = useMessages();
  const [state, setState] = useState<State>('open');
  return (
    <Page title={m.coupons.title}>
      <SignInGate>
        <div className="flex flex-col gap-4">
          <CodeForm />
          <Tabs
            label={m.coupons.title}
            tabs={states.map((value) => ({ value, label: m.coupons.states[value] }))}
            value={state}
            onChange={setState}
            panelId={panelId}
          />
          <div id={panelId} role="tabpanel">
            <CouponList key={state} state={state} />
          </div>
        </div>
      </SignInGate>
    </Page>
  );
}

function CodeForm() {
  const m = useMessages();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const redeem = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/coupons/claim-by-code', { body: { code: code.trim() } })),
    onSuccess: () => {
      setCode('');
      showToast(m.coupons.claimedNow);
      void queries.invalidateQueries({ queryKey: ['coupons'] });
    },
  });
  const problem =
    redeem.error === null
      ? null
      : codeOf(redeem.error) === 'not-found'
        ? m.coupons.wrongCode
        : claimProblemText(m, redeem.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') redeem.mutate();
  };
  return (
    <form onSubmit={submit} className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <TextField
          label={m.coupons.code}
          value={code}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          error={problem}
          onChange={(event) => {
            setCode(event.target.value);
            redeem.reset();
          }}
        />
      </div>
      <Button
        type="submit"
        look="solid"
        className="mt-6"
        busy={redeem.isPending}
        disabled={code.trim() === ''}
      >
        {m.coupons.redeem}
      </Button>
    </form>
  );
}

function CouponList({ state }: { state: State }) {
  const m = useMessages();
  const query = useInfiniteQuery({
    queryKey: ['coupons', state],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/me/coupons', {
          params: { query: { state, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page: PageOf<CouponView>) => page.nextCursor,
  });
  const coupons = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Skeleton className="h-24 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  if (coupons.length === 0)
    return (
      <EmptyState icon={<TicketPercent size={36} />} title={m.coupons.empty} detail={m.coupons.emptyDetail} />
    );
  return (
    <>
      <ul className="flex flex-col gap-3">
        {coupons.map((coupon) => (
          <CouponCard key={coupon.id} coupon={coupon} />
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function CouponCard({ coupon }: { coupon: CouponView }) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <li className="flex items-center gap-3 rounded-card bg-mist p-3">
      <div className="min-w-0 flex-1">
        <p className="text-base font-semibold">
          {offerText(coupon.rule, m.offers, (cents) => moneyText(cents, 'CNY', locale))}
        </p>
        <p className="truncate text-sm">{coupon.shop.name}</p>
        <p className="text-xs text-soft">{m.coupons.until(absoluteTime(coupon.expiresAt, locale))}</p>
      </div>
      {coupon.state === 'open' && (
        <Link to="/shop/$id" params={{ id: coupon.shop.id }} className="touchable text-sm text-link">
          {m.coupons.toShop}
        </Link>
      )}
    </li>
  );
}
