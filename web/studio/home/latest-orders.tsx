import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, unwrap } from '../../shared/api.ts';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { RelativeTime, SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { ordersKey } from '../orders/order-queries.ts';
import { OrderStateBadge } from '../orders/order-state-badge.tsx';
import { Thumb } from '../tables/thumb.tsx';

export function LatestOrders({ shopId }: { shopId: string }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.homePage;
  const { data, isError } = useQuery({
    queryKey: [...ordersKey(shopId), 'latest'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/orders', {
          params: { path: { shopId }, query: { limit: 5 } },
        }),
      ),
    refetchInterval: 30_000,
  });
  return (
    <PanelSection
      title={words.latestOrders}
      action={
        <Link
          to="/$authorId/orders"
          params={{ authorId: shopId }}
          search={{ view: 'all' }}
          className="text-sm text-link hover:underline"
        >
          {words.seeAll}
        </Link>
      }
    >
      {data === undefined ? (
        isError ? (
          <p className="text-sm text-soft">{words.ordersMissing}</p>
        ) : (
          <SkeletonLines count={4} />
        )
      ) : data.items.length === 0 ? (
        <p className="text-sm text-soft">{words.noOrders}</p>
      ) : (
        <ul>
          {data.items.map((order) => (
            <li key={order.id} className="border-b border-line last:border-0">
              <Link
                to="/$authorId/orders"
                params={{ authorId: shopId }}
                search={{ view: 'all', open: order.id }}
                className="flex items-center gap-3 py-2 text-sm hover:bg-mist"
              >
                <Thumb url={order.lines[0]?.pictureUrl ?? null} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{order.lines[0]?.title}</span>
                  <span className="block text-xs text-soft">
                    <RelativeTime at={order.placedAt} locale={locale} />
                  </span>
                </span>
                <span className="flex shrink-0 flex-col items-end gap-1">
                  <span className="figures">{moneyText(order.totalCents, order.currency, locale)}</span>
                  <OrderStateBadge state={order.state} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
