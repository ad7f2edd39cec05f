import type { QuoteView } from '@kanmai/client';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Select } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** What a person wants of a shop's coupons: one, none (null), or the one that saves most (undefined). */
export type CouponWish = string | null | undefined;

interface CouponChooserProps {
  parcel: QuoteView['shops'][number];
  currency: string;
  wish: CouponWish;
  onChoose: (wish: CouponWish) => void;
}

const best = 'best';
const none = 'none';

export function CouponChooser({ parcel, currency, wish, onChoose }: CouponChooserProps) {
  const words = useMessages().coupons;
  const { locale } = useLocale();
  if (parcel.coupons.length === 0) return null;
  const money = (cents: number) => moneyText(cents, currency, locale);
  const most = Math.max(0, ...parcel.coupons.map(({ savesCents }) => savesCents));
  return (
    <Select
      label={words.choose}
      value={wish === undefined ? best : (wish ?? none)}
      onChange={({ target: { value } }) =>
        onChoose(value === best ? undefined : value === none ? null : value)
      }
      options={[
        { value: best, label: words.best(money(most)) },
        ...parcel.coupons.map(({ couponId, name, savesCents }) => ({
          value: couponId,
          label: savesCents > 0 ? words.option(name, money(savesCents)) : words.notReached(name),
        })),
        { value: none, label: words.none },
      ]}
    />
  );
}
