import type { QuoteView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { Clock, ShieldCheck, Truck } from 'lucide-react';
import { codeOf } from '../../shared/api.ts';
import { dayRangeText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, buttonClass, EmptyState, ErrorState, Price, Skeleton } from '../../ui/index.ts';
import { ExperienceScore } from '../guarantees/experience-score.tsx';
import { TrustCard } from '../guarantees/trust-card.tsx';
import { ForetoldLine } from '../inspections/foretold-line.tsx';
import { useMessages } from '../messages/index.ts';
import { AddressChooser } from './address-chooser.tsx';
import { CouponChooser, type CouponWish } from './coupon-chooser.tsx';
import { OrderLines } from './order-lines.tsx';
import { PaymentChooser } from './payment-chooser.tsx';
import { quoteProblemText } from './quote-problem.ts';
import { Totals } from './totals.tsx';
import type { Checkout } from './use-checkout.ts';

/** Where to, what and when, what protects me, how much: on its page, or in a sheet over a live room. */
export function CheckoutBody({ checkout }: { checkout: Checkout }) {
  const m = useMessages();
  const quote = checkout.quote.data;
  const broken = checkout.quote.error ?? checkout.cart.error;
  if (checkout.lines?.length === 0) {
    return (
      <EmptyState
        title={m.checkout.nothing}
        detail={m.checkout.nothingDetail}
        action={
          <Link to="/cart" className={buttonClass('solid')}>
            {m.checkout.toCart}
          </Link>
        }
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {checkout.notice && (
        <p role="alert" className="rounded-card bg-amber-wash p-3 text-sm text-amber">
          {checkout.notice}
        </p>
      )}
      {checkout.signedIn && (
        <AddressChooser
          addresses={checkout.addresses}
          chosen={checkout.address}
          onChoose={checkout.chooseAddress}
        />
      )}
      {broken ? (
        <ErrorState
          title={quoteProblemText(m, broken)}
          // Asking again changes nothing there; another address does.
          {...(codeOf(broken) === 'not-delivered-there'
            ? {}
            : { onRetry: () => void checkout.quote.refetch() })}
        />
      ) : quote ? (
        <QuoteParcels
          quote={quote}
          wishes={checkout.wishes}
          onWish={checkout.wishCoupon}
          payBy={checkout.payBy}
          onPayBy={checkout.choosePayment}
        />
      ) : (
        <QuoteSkeleton />
      )}
    </div>
  );
}

/** The total, and the one button. */
export function CheckoutBar({ checkout }: { checkout: Checkout }) {
  const m = useMessages();
  const { locale } = useLocale();
  const quote = checkout.quote.data;
  if (quote === undefined) return null;
  return (
    <div className="flex items-center justify-between gap-3">
      <p>
        <span className="block text-xs text-soft">{m.checkout.total}</span>
        <Price cents={quote.totalCents} currency={quote.currency} locale={locale} />
      </p>
      {checkout.signedIn ? (
        <Button
          look="accent"
          size="large"
          busy={checkout.busy}
          disabled={checkout.address === undefined || checkout.quote.isFetching}
          onClick={() => void checkout.place(quote)}
        >
          {m.checkout.pay}
        </Button>
      ) : (
        <Button look="accent" size="large" onClick={checkout.signIn}>
          {m.checkout.signInToPay}
        </Button>
      )}
    </div>
  );
}

interface QuoteParcelsProps {
  quote: QuoteView;
  wishes: Readonly<Record<string, string | null>>;
  onWish: (shopId: string, wish: CouponWish) => void;
  payBy: string | undefined;
  onPayBy: (method: string) => void;
}

function QuoteParcels({ quote, wishes, onWish, payBy, onPayBy }: QuoteParcelsProps) {
  const m = useMessages();
  const { locale } = useLocale();
  const guarantees = [...new Set(quote.shops.flatMap((shop) => shop.guarantees))];
  const lines = quote.shops.flatMap((shop) => shop.lines);
  const variantIds = lines.map((line) => line.variantId);
  const goods = lines.map(({ variantId, totalCents, quantity }) => ({
    ...{ variantId, pieceCents: totalCents / quantity },
  }));
  return (
    <>
      {quote.shops.map((parcel, index) => (
        <section
          key={parcel.shop.id}
          aria-label={m.checkout.parcel(index + 1)}
          className="flex flex-col gap-3 rounded-card bg-mist p-3"
        >
          <h2 className="flex items-baseline justify-between gap-2 text-sm font-semibold">
            <span className="flex min-w-0 items-baseline gap-2">
              <span className="truncate">{parcel.shop.name}</span>
              <span className="shrink-0 font-normal">
                <ExperienceScore shopId={parcel.shop.id} />
              </span>
            </span>
            {quote.shops.length > 1 && (
              <span className="shrink-0 text-xs font-normal text-soft">{m.checkout.parcel(index + 1)}</span>
            )}
          </h2>
          <OrderLines lines={parcel.lines} currency={quote.currency} />
          <CouponChooser
            parcel={parcel}
            currency={quote.currency}
            wish={wishes[parcel.shop.id]}
            onChoose={(wish) => onWish(parcel.shop.id, wish)}
          />
          <p className="flex items-center gap-2 text-sm">
            <Truck size={18} className="text-soft" />
            <span className="flex-1">
              {m.checkout.arrival(dayRangeText(parcel.arrival.from, parcel.arrival.to, locale))}
            </span>
            {parcel.shippingCents === 0 ? (
              <span className="text-soft">{m.checkout.freeShipping}</span>
            ) : (
              <span className="text-soft">
                {m.checkout.shipping}{' '}
                <Price cents={parcel.shippingCents} currency={quote.currency} locale={locale} size="small" />
              </span>
            )}
          </p>
        </section>
      ))}
      <section className="flex flex-col gap-3 rounded-card bg-jade-wash p-3">
        <h2 className="text-sm font-semibold">{m.checkout.protection}</h2>
        <TrustCard variantIds={variantIds} labels={guarantees} />
        <ForetoldLine goods={goods} />
        <p className="flex gap-2 text-sm text-soft">
          <ShieldCheck size={18} className="mt-0.5 shrink-0 text-jade" />
          {m.checkout.escrow}
        </p>
        <p className="flex gap-2 text-sm text-soft">
          <Clock size={18} className="mt-0.5 shrink-0 text-jade" />
          {m.checkout.hold}
        </p>
      </section>
      <PaymentChooser methods={quote.paymentMethods} chosen={payBy} onChoose={onPayBy} />
      <section aria-label={m.checkout.total} className="rounded-card bg-mist p-3">
        <Totals {...quote} totalLabel={m.checkout.total} />
        {quote.reductionCents > 0 && <p className="pt-2 text-xs text-soft">{m.coupons.rule}</p>}
      </section>
    </>
  );
}

function QuoteSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-36 w-full rounded-card" />
      <Skeleton className="h-28 w-full rounded-card" />
      <Skeleton className="h-24 w-full rounded-card" />
    </div>
  );
}
