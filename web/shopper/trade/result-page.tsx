import type { CheckoutView } from '@kanmai/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { CircleCheck, CircleX, Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, buttonClass, ErrorState, Loading, Price, showToast } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { cartQuery } from './cart-query.ts';

const askEveryMs = 2_000;

/** Where the payment page returns to. Follows the payment until it is over. */
export function ResultPage() {
  const { checkoutId } = useParams({ from: '/orders/checkout/$checkoutId' });
  const m = useMessages();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['checkout', checkoutId],
    queryFn: () => unwrap(api.GET('/api/v1/checkouts/{id}', { params: { path: { id: checkoutId } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'pending-payment' ? askEveryMs : false),
  });
  const state = query.data?.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was bought has left the cart
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: cartQuery.queryKey });
    void queries.invalidateQueries({ queryKey: ['orders'] });
  }, [state]);
  return (
    <Page title={m.result.title}>
      {query.isPending && <Loading />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data && <Result checkout={query.data} />}
    </Page>
  );
}

function Result({ checkout }: { checkout: CheckoutView }) {
  const m = useMessages();
  const { locale } = useLocale();
  const words = {
    paid: [
      m.result.paidTitle,
      m.result.paidDetail,
      <CircleCheck key="paid" size={56} className="text-jade" />,
    ],
    'pending-payment': [
      m.result.waitingTitle,
      m.result.waitingDetail,
      <Hourglass key="due" size={56} className="text-amber" />,
    ],
    closed: [
      m.result.closedTitle,
      m.result.closedDetail,
      <CircleX key="closed" size={56} className="text-soft" />,
    ],
  } as const;
  const [title, detail, icon] = words[checkout.state];
  const declined = checkout.state === 'pending-payment' && checkout.payment.state === 'declined';
  const due = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(checkout.paymentDueAt));
  return (
    <div className="flex flex-col items-center gap-4 pt-8 text-center">
      {icon}
      <div role="status">
        <h2 className="text-xl font-semibold">{title}</h2>
        <p className="pt-1 text-sm text-soft">{declined ? m.result.failedDetail : detail}</p>
        {checkout.state === 'pending-payment' && (
          <p className="pt-1 text-sm text-amber">{m.result.due(due)}</p>
        )}
      </div>
      <Price cents={checkout.totalCents} currency={checkout.currency} locale={locale} size="large" />
      <ul className="w-full divide-y divide-line rounded-card bg-mist text-start">
        {checkout.orders.map((order) => (
          <li key={order.id}>
            <Link
              to="/orders/$orderId"
              params={{ orderId: order.id }}
              className="flex min-h-11 items-center justify-between gap-3 p-3 text-sm"
            >
              <span className="truncate">{order.shopName}</span>
              <span className="figures shrink-0 text-soft">
                {m.orders.states[order.state] ?? order.state} ·{' '}
                {moneyText(order.totalCents, checkout.currency, locale)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <ResultActions checkout={checkout} />
    </div>
  );
}

function ResultActions({ checkout }: { checkout: CheckoutView }) {
  const m = useMessages();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    setBusy(true);
    try {
      const now = await unwrap(
        api.POST('/api/v1/checkouts/{id}/cancel', { params: { path: { id: checkout.id } } }),
      );
      queries.setQueryData(['checkout', checkout.id], now);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
      await queries.invalidateQueries({ queryKey: ['checkout', checkout.id] });
    } finally {
      setBusy(false);
    }
  };
  const only = checkout.orders.length === 1 ? checkout.orders[0] : undefined;
  return (
    <div className="flex w-full flex-col gap-3">
      {checkout.state === 'pending-payment' && checkout.payment.payUrl !== null && (
        <a href={checkout.payment.payUrl} className={buttonClass('accent', 'large', true)}>
          {m.result.payAgain}
        </a>
      )}
      {checkout.state === 'pending-payment' && (
        <Button look="quiet" size="large" wide busy={busy} onClick={() => void cancel()}>
          {m.result.cancel}
        </Button>
      )}
      {checkout.state === 'paid' &&
        (only ? (
          <Link
            to="/orders/$orderId"
            params={{ orderId: only.id }}
            className={buttonClass('solid', 'large', true)}
          >
            {m.result.toOrders}
          </Link>
        ) : (
          <Link to="/orders" className={buttonClass('solid', 'large', true)}>
            {m.result.toOrders}
          </Link>
        ))}
      <Link to="/" className={buttonClass('quiet', 'large', true)}>
        {m.result.toFeed}
      </Link>
    </div>
  );
}
