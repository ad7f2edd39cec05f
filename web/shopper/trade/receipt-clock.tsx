import type { OrderView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';

/** Until when the shopper may look at the goods before the order counts as received. */
export function ReceiptClock({ order }: { order: OrderView }) {
  const m = useMessages();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const extend = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/orders/{id}/extend-receipt', { params: { path: { id: order.id } } })),
    onSuccess: (now) => {
      queries.setQueryData(['order', order.id], now);
      showToast(m.parcels.extended);
    },
    onError: (error) => showToast(errorText(m, codeOf(error)), 'danger'),
  });
  const clock = order.receiptClock;
  if (clock === null) return null;
  return (
    <section className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-mist p-3 text-sm">
      <p className="min-w-0 flex-1">
        {clock.paused ? m.parcels.paused : m.parcels.receivedAt(absoluteTime(clock.dueAt, locale))}
      </p>
      {order.can.extendReceipt && (
        <Button look="outline" size="small" busy={extend.isPending} onClick={() => extend.mutate()}>
          {m.parcels.extend}
        </Button>
      )}
    </section>
  );
}
