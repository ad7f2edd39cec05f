import type { ClaimableCouponView, ProductOffersView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { ApiProblem, api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { offerText } from '../../shared/offer-text.ts';
import { useMe } from '../../shared/session.ts';
import { Badge, Button, showToast } from '../../ui/index.ts';
import { errorText, type Messages, useMessages } from '../messages/index.ts';

const offersKey = (productId: string) => ['product', productId, 'offers'] as const;
const currency = 'CNY';

/** What a product costs now and what would make it cheaper. */
export function useProductOffers(productId: string): ProductOffersView | undefined {
  return useQuery({
    queryKey: offersKey(productId),
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}/offers', { params: { path: { id: productId } } })),
  }).data;
}

export function ProductOffers({ productId, offers }: { productId: string; offers: ProductOffersView }) {
  const m = useMessages();
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, currency, locale);
  if (offers.promotions.length === 0 && offers.coupons.length === 0) return null;
  return (
    <section aria-label={m.coupons.promotions} className="flex flex-col gap-2 rounded-card bg-mist p-3">
      {offers.promotions.map((promotion) => (
        <p key={promotion.id} className="flex items-baseline gap-2 text-sm">
          <Badge tone="amber">{promotion.name}</Badge>
          <span className="min-w-0 flex-1">{offerText(promotion.rule, m.offers, money)}</span>
        </p>
      ))}
      {offers.coupons.map((coupon) => (
        <CouponRow key={coupon.id} coupon={coupon} productId={productId} />
      ))}
    </section>
  );
}

function CouponRow({ coupon, productId }: { coupon: ClaimableCouponView; productId: string }) {
  const m = useMessages();
  const { locale } = useLocale();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const claim = useClaim(productId);
  const gone = coupon.left === 0;
  const note = [m.coupons.audiences[coupon.audience], m.coupons.until(absoluteTime(coupon.endsAt, locale))];
  if (coupon.left !== null && coupon.left <= 100 && !gone) note.push(m.coupons.left(coupon.left));
  return (
    <div className="flex items-center gap-3 text-sm">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          {offerText(coupon.rule, m.offers, (cents) => moneyText(cents, currency, locale))}
        </span>
        <span className="block text-xs text-soft">{note.filter(Boolean).join(' · ')}</span>
      </span>
      <Button
        look="outline"
        size="small"
        busy={claim.isPending}
        disabled={coupon.claimed || gone}
        onClick={() =>
          me?.signedIn
            ? claim.mutate(coupon.id)
            : void navigate({ to: '/sign-in', search: { back: router.state.location.href } })
        }
      >
        {coupon.claimed
          ? m.coupons.claimed
          : gone
            ? m.coupons.gone
            : me?.signedIn
              ? m.coupons.claim
              : m.coupons.signIn}
      </Button>
    </div>
  );
}

function useClaim(productId: string) {
  const m = useMessages();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/api/v1/coupons/{id}/claim', { params: { path: { id } } })),
    onSuccess: () => showToast(m.coupons.claimedNow),
    onError: (error) => showToast(claimProblemText(m, error), 'danger'),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: offersKey(productId) }),
        queries.invalidateQueries({ queryKey: ['coupons'] }),
        queries.invalidateQueries({ queryKey: ['cart-quote'] }),
      ]),
  });
}

/** Why a coupon could not be had. */
export function claimProblemText(messages: Messages, error: unknown): string {
  const reason = error instanceof ApiProblem ? error.problem['reason'] : undefined;
  const known = typeof reason === 'string' ? messages.coupons.refused[reason] : undefined;
  return known ?? errorText(messages, codeOf(error));
}
