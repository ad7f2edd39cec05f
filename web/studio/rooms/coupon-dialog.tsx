import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { offerText } from '../../shared/offer-text.ts';
import { Button, Dialog, SkeletonLines } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { couponsQuery, type DeskCoupons, handOutCoupon, useOfferAct } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';

/** Chooses a coupon that exists, and hands it out. */
export function CouponDialog({ room, onClose }: { room: StudioRoom; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.roomOffers;
  const formId = useId();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const given = useQuery(couponsQuery(room.id)).data;
  const give = useOfferAct(
    room.id,
    (promotionId: string) => handOutCoupon(room.id, promotionId),
    words.couponGiven,
    onClose,
  );
  const open = new Set(given?.items.filter(({ state }) => state === 'open').map(({ coupon }) => coupon.id));
  const choices = given?.choices.filter(({ id }) => !open.has(id)) ?? [];
  return (
    <Dialog
      open
      title={words.giveCoupon}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={give.isPending} disabled={chosenId === null}>
            {words.giveNow}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosenId !== null) give.mutate(chosenId);
        }}
      >
        <p className="text-sm text-soft">{words.couponDetail}</p>
        {given === undefined ? (
          <SkeletonLines />
        ) : choices.length === 0 ? (
          <p className="text-sm">{words.noChoices}</p>
        ) : (
          <fieldset className="flex max-h-96 flex-col gap-2 overflow-y-auto">
            <legend className="sr-only">{words.coupons}</legend>
            {choices.map((coupon) => (
              <Choice
                key={coupon.id}
                coupon={coupon}
                checked={coupon.id === chosenId}
                onChoose={() => setChosenId(coupon.id)}
              />
            ))}
          </fieldset>
        )}
        <ProblemNotice error={give.error} />
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  coupon: DeskCoupons['choices'][number];
  checked: boolean;
  onChoose: () => void;
}

function Choice({ coupon, checked, onChoose }: ChoiceProps) {
  const messages = useMessages();
  const { locale } = useLocale();
  const { left } = coupon;
  return (
    <label className="flex min-h-11 items-center gap-3 rounded-card border border-line p-3 text-sm">
      <input
        type="radio"
        name="coupon"
        className="size-5 shrink-0 accent-ink"
        checked={checked}
        onChange={onChoose}
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{coupon.name}</span>
        <span className="figures block text-xs text-soft">
          {offerText(coupon.rule, messages.offers, (cents) => moneyText(cents, 'CNY', locale))} ·{' '}
          {left === null
            ? messages.roomOffers.noLimit
            : messages.roomOffers.couponLeft(left.toLocaleString(locale))}
        </span>
      </span>
    </label>
  );
}
