import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HandCoins } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useRulingWords } from '../../shared/rulings/words.ts';

/** What an order was compensated with after a ruling; nothing of one that was not. */
export function OrderCompensation({ orderId }: { orderId: string }) {
  const words = useRulingWords().order;
  const { locale } = useLocale();
  const { data = [] } = useQuery({
    queryKey: ['order', orderId, 'compensations'],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/orders/{id}/compensations', { params: { path: { id: orderId } } })))
        .items,
  });
  if (data.length === 0) return null;
  return (
    <section aria-label={words.title} className="flex gap-3 rounded-card bg-jade-wash p-3 text-sm">
      <HandCoins size={20} className="mt-px shrink-0 text-jade" aria-hidden="true" />
      <div className="flex min-w-0 flex-col gap-1">
        <h3 className="font-semibold">{words.title}</h3>
        <p className="text-xs text-soft">{words.why}</p>
        {data.map((one) => (
          <p key={one.at} className="flex flex-wrap items-center gap-x-3">
            <span className="figures font-semibold">
              {words.paid(moneyText(one.paidCents, one.currency, locale))}
            </span>
            <span className="text-soft">{one.reached ? words.reached : words.underWay}</span>
            {one.rulingId !== null && (
              <Link
                to="/rulings/$rulingId"
                params={{ rulingId: one.rulingId }}
                className="touchable underline"
              >
                {words.ruling}
              </Link>
            )}
          </p>
        ))}
      </div>
    </section>
  );
}
