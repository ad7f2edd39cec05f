import type { RoomCouponView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Ticket, X } from 'lucide-react';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { offerText } from '../../shared/offer-text.ts';
import { useMe } from '../../shared/session.ts';
import { Button, buttonClass, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { claimProblemText } from '../trade/product-offers.tsx';
import { usePlayWords } from './play-words.ts';
import { couponsQuery } from './room-query.ts';

/** A coupon that the room hands out: one tap and it is mine. */
export function CouponCard({ handout }: { handout: RoomCouponView }) {
  const words = usePlayWords();
  const m = useMessages();
  const me = useMe();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const back = useRouterState({ select: ({ location }) => location.href });
  const [hidden, setHidden] = useState(false);
  const { coupon } = handout;
  const claim = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/room-coupons/{handoutId}/claim', { params: { path: { handoutId: handout.id } } }),
      ),
    onSuccess: () => showToast(words.claimed),
    onError: (error) => showToast(words.problems[codeOf(error)] ?? claimProblemText(m, error), 'danger'),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: couponsQuery(handout.roomId).queryKey }),
        queries.invalidateQueries({ queryKey: ['coupons'] }),
        queries.invalidateQueries({ queryKey: ['cart-quote'] }),
      ]),
  });
  if (hidden || handout.mine) return null;
  const gone = coupon.left === 0;
  const text = offerText(coupon.rule, m.offers, (cents) => moneyText(cents, 'CNY', locale));
  return (
    <section
      aria-label={words.couponOf(coupon.shopName)}
      data-page
      className="animate-rise flex w-full max-w-80 items-center gap-2 rounded-card bg-paper p-2 text-ink shadow-float"
    >
      <Ticket size={20} className="shrink-0 text-accent" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-semibold">{text}</span>
        <span className="block truncate text-xs text-soft">
          {[coupon.name, m.coupons.audiences[coupon.audience]].filter(Boolean).join(' · ')}
        </span>
      </span>
      {me?.signedIn === false ? (
        <Link to="/sign-in" search={{ back }} className={buttonClass('accent', 'small')}>
          {m.coupons.signIn}
        </Link>
      ) : (
        <Button
          look="accent"
          size="small"
          busy={claim.isPending}
          disabled={gone}
          aria-label={`${words.claim} ${text}`}
          onClick={() => claim.mutate()}
        >
          {gone ? words.gone : words.claim}
        </Button>
      )}
      <button
        type="button"
        aria-label={words.hide}
        onClick={() => setHidden(true)}
        className="touchable flex size-6 shrink-0 items-center justify-center text-soft"
      >
        <X size={16} />
      </button>
    </section>
  );
}
