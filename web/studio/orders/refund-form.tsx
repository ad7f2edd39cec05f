import type { ShopOrderView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, showToast, TextArea } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { orderQuery, ordersKey, refundOrder } from './order-queries.ts';

/** Money back before shipping: asked once more, because it cannot be taken back. */
export function RefundForm({ shopId, order }: { shopId: string; order: ShopOrderView }) {
  const { refundForm: words } = useMessages();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [putBack, setPutBack] = useState(true);
  const amount = moneyText(order.totalCents, order.currency, locale);
  const refund = useMutation({
    mutationFn: () => refundOrder(shopId, order.id, { reason: reason.trim(), putBack }),
    onSuccess: (refunded) => {
      queries.setQueryData(orderQuery(shopId, order.id).queryKey, refunded);
      setOpen(false);
      showToast(words.done(amount));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ordersKey(shopId) }),
  });
  return (
    <>
      <Button look="danger" size="small" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Dialog
        open={open}
        title={words.title(amount)}
        onClose={() => refund.isPending || setOpen(false)}
        actions={
          <>
            <Button look="outline" disabled={refund.isPending} onClick={() => setOpen(false)}>
              {words.keep}
            </Button>
            <Button
              look="danger"
              busy={refund.isPending}
              disabled={reason.trim() === ''}
              onClick={() => refund.mutate()}
            >
              {words.confirm(amount)}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <p className="text-sm">{words.detail}</p>
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <label className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              checked={putBack}
              onChange={(event) => setPutBack(event.target.checked)}
              className="size-5 shrink-0 accent-ink"
            />
            {words.putBack}
          </label>
          <ProblemNotice error={refund.error} />
        </div>
      </Dialog>
    </>
  );
}
