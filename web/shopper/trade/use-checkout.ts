import type { QuoteView } from '@kanmai/client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, api, codeOf, unwrap } from '../../shared/api.ts';
import { useMe } from '../../shared/session.ts';
import { useMessages } from '../messages/index.ts';
import { addressesQuery } from './address-query.ts';
import { cartQuery } from './cart-query.ts';
import { type CheckoutSearch, wantedLines } from './checkout-lines.ts';
import type { CouponWish } from './coupon-chooser.tsx';
import { quoteProblemText } from './quote-problem.ts';

export type Checkout = ReturnType<typeof useCheckout>;

/** Everything the one checkout screen needs: lines → quote → order → the payment page. */
export function useCheckout(search: CheckoutSearch) {
  const m = useMessages();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [wishes, setWishes] = useState<Readonly<Record<string, string | null>>>({});
  const [busy, setBusy] = useState(false);
  const [payBy, setPayBy] = useState<string | undefined>(undefined);

  const cart = useQuery({ ...cartQuery, enabled: search.buy === undefined });
  const lines = wantedLines(search, cart.data);
  const signedIn = me?.signedIn === true;
  const addresses = useQuery({ ...addressesQuery, enabled: signedIn });
  const list = addresses.data?.items;
  const address =
    list?.find(({ id }) => id === chosenId) ?? list?.find(({ isDefault }) => isDefault) ?? list?.[0];

  const quote = useQuery({
    queryKey: ['quote', lines, address?.id ?? null, wishes],
    // The prices stay in sight while another coupon is reckoned; ordering waits for the answer.
    placeholderData: keepPreviousData,
    enabled: lines !== null && lines.length > 0 && me !== undefined && (!signedIn || list !== undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: () =>
      unwrap(
        api.POST('/api/v1/quotes', {
          body: {
            lines: lines ?? [],
            coupons: Object.entries(wishes).map(([shopId, couponId]) => ({ shopId, couponId })),
            ...(address === undefined ? {} : { addressId: address.id }),
          },
        }),
      ),
  });

  const place = async (shown: QuoteView) => {
    if (address === undefined) return;
    setBusy(true);
    setNotice(null);
    try {
      const checkout = await unwrap(
        api.POST('/api/v1/checkouts', {
          body: {
            quoteId: shown.id,
            addressId: address.id,
            expectedTotalCents: shown.totalCents,
            fromCart: search.buy === undefined,
            ...(payBy === undefined ? {} : { provider: payBy }),
          },
          // One quote is ordered once, however often the button is pressed.
          headers: { 'idempotency-key': `checkout-${shown.id}` },
        }),
      );
      queries.removeQueries({ queryKey: ['orders'] });
      void queries.invalidateQueries({ queryKey: cartQuery.queryKey });
      if (checkout.payment.payUrl === null) {
        await navigate({
          to: '/orders/checkout/$checkoutId',
          params: { checkoutId: checkout.id },
          replace: true,
        });
      } else location.assign(checkout.payment.payUrl);
    } catch (error) {
      setBusy(false);
      const code = codeOf(error);
      const expired = code === 'quote-expired' || code === 'quote-used';
      setNotice(
        expired
          ? m.checkout.expired
          : code === 'price-changed'
            ? m.checkout.priceChanged
            : quoteProblemText(m, error),
      );
      if (error instanceof ApiProblem) void quote.refetch();
    }
  };

  return {
    lines,
    cart,
    me,
    signedIn,
    addresses: list,
    address,
    quote,
    notice,
    busy,
    wishes,
    wishCoupon: (shopId: string, wish: CouponWish) => {
      setNotice(null);
      setWishes(({ [shopId]: _before, ...others }) =>
        wish === undefined ? others : { ...others, [shopId]: wish },
      );
    },
    chooseAddress: (id: string) => {
      setChosenId(id);
      setNotice(null);
    },
    payBy,
    choosePayment: (method: string) => {
      setPayBy(method);
      setNotice(null);
    },
    place,
    signIn: () => void navigate({ to: '/sign-in', search: { back: router.state.location.href } }),
  };
}
