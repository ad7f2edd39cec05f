import type { OrderView } from '@kanmai/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { Button, buttonClass, Dialog, showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';

/** What can be done with the order now; the platform says what that is. */
export function OrderActions({ order }: { order: OrderView }) {
  const m = useMessages();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'cancel' | 'receive' | null>(null);
  const [busy, setBusy] = useState(false);

  const act = async (kind: 'cancel' | 'receive') => {
    setBusy(true);
    const params = { params: { path: { id: order.id } } };
    try {
      const now = await unwrap(
        kind === 'cancel'
          ? api.POST('/api/v1/orders/{id}/cancel', params)
          : api.POST('/api/v1/orders/{id}/receive', params),
      );
      queries.setQueryData(['order', order.id], now);
      showToast(kind === 'cancel' ? m.orders.cancelled : m.orders.received);
    } catch (error) {
      showToast(errorText(m, codeOf(error)), 'danger');
      await queries.invalidateQueries({ queryKey: ['order', order.id] });
    } finally {
      setBusy(false);
      setAsking(null);
      void queries.invalidateQueries({ queryKey: ['orders'] });
    }
  };

  return (
    <div className="flex justify-end gap-3">
      {order.can.cancel && (
        <Button look="outline" onClick={() => setAsking('cancel')}>
          {m.orders.cancel}
        </Button>
      )}
      {order.payUrl !== null && (
        <a href={order.payUrl} className={buttonClass('accent')}>
          {m.orders.pay}
        </a>
      )}
      {order.can.receive && <Button onClick={() => setAsking('receive')}>{m.orders.receive}</Button>}
      <Dialog
        open={asking !== null}
        title={asking === 'cancel' ? m.orders.cancel : m.orders.receive}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(null)}>
              {asking === 'cancel' ? m.orders.keep : m.orders.later}
            </Button>
            <Button
              look={asking === 'cancel' ? 'danger' : 'solid'}
              busy={busy}
              onClick={() => asking && void act(asking)}
            >
              {asking === 'cancel' ? m.orders.cancel : m.orders.receive}
            </Button>
          </>
        }
      >
        <p className="text-sm">{asking === 'cancel' ? m.orders.cancelAsk : m.orders.receiveAsk}</p>
      </Dialog>
    </div>
  );
}
