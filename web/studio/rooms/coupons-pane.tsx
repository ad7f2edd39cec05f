import { useQuery } from '@tanstack/react-query';
import { Ticket } from 'lucide-react';
import { useState } from 'react';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { offerText } from '../../shared/offer-text.ts';
import { Badge } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { AskButton } from './ask-button.tsx';
import { CouponDialog } from './coupon-dialog.tsx';
import { OfferList } from './offer-list.tsx';
import { couponsQuery, type DeskCoupon, useOfferAct, withdrawCoupon } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';

const againMs = 3_000;

/** Coupons that the room hands out: how many claimed and used them. */
export function CouponsPane({ room }: { room: StudioRoom }) {
  const words = useMessages().roomOffers;
  const [giving, setGiving] = useState(false);
  const query = useQuery({
    ...couponsQuery(room.id),
    refetchInterval: againMs,
    select: ({ items }) => items,
  });
  const isLive = room.state === 'live';
  return (
    <>
      <OfferList
        label={words.coupons}
        icon={<Ticket size={28} />}
        query={query}
        make={{ label: words.giveCoupon, disabled: !isLive, onMake: () => setGiving(true) }}
        empty={{ title: words.noCoupons, detail: isLive ? words.noCouponsDetail : words.whenLive }}
      >
        {(handout) => <CouponRow handout={handout} room={room} />}
      </OfferList>
      {giving && <CouponDialog room={room} onClose={() => setGiving(false)} />}
    </>
  );
}

function CouponRow({ handout, room }: { handout: DeskCoupon; room: StudioRoom }) {
  const messages = useMessages();
  const words = messages.roomOffers;
  const { locale } = useLocale();
  const { coupon, claims, uses } = handout;
  const count = (value: number) => value.toLocaleString(locale);
  const isOpen = handout.state === 'open';
  const withdraw = useOfferAct(room.id, () => withdrawCoupon(room.id, handout.id), words.couponWithdrawn);
  const left = coupon.left === null ? words.noLimit : words.couponLeft(count(coupon.left));
  return (
    <>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{coupon.name}</p>
          <p className="figures">
            {offerText(coupon.rule, messages.offers, (cents) => moneyText(cents, 'CNY', locale))}
          </p>
          <p className="text-xs text-soft">
            {left} · {words.couponUntil(absoluteTime(coupon.endsAt, locale))}
          </p>
        </div>
        <Badge tone={isOpen ? 'jade' : 'neutral'}>{words.couponStates[handout.state]}</Badge>
      </div>
      <div className="mt-2 flex items-center justify-between gap-3">
        <p className="figures">{words.couponCounts(count(claims), count(uses))}</p>
        {isOpen && (
          <AskButton
            look="outline"
            size="small"
            label={words.withdrawCoupon}
            title={words.withdrawTitle}
            detail={words.withdrawDetail}
            busy={withdraw.isPending}
            error={withdraw.error}
            onYes={() => withdraw.mutateAsync(undefined)}
          />
        )}
      </div>
    </>
  );
}
