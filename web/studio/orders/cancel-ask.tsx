import type { ShopOrderView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, showToast, TextArea } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { declineCancel, orderQuery, ordersKey, refundOrder } from './order-queries.ts';
import { useTimeText } from './time-left.ts';
import { useNow } from './use-now.ts';

/** That a buyer asks to cancel: why, until when it can be answered, and the two answers. */
export function CancelAsk({ shopId, order }: { shopId: string; order: ShopOrderView }) {
  const words = useMessages().orderDesk;
  const nowMs = useNow();
  const timeText = useTimeText();
  const { cancelAsk } = order;
  if (cancelAsk === null) return null;
  const leftMs = Date.parse(cancelAsk.dueAt) - nowMs;
  return (
    <section
      aria-label={words.cancelTitle}
      className="mb-4 flex flex-col gap-3 rounded-card bg-amber-wash p-4 text-sm"
    >
      <div>
        <h3 className="font-semibold text-amber">{words.cancelTitle}</h3>
        <p className="break-words">{cancelAsk.reason}</p>
        <p className="figures pt-1 text-xs">
          {leftMs > 0 ? words.cancelDue(timeText(leftMs)) : words.cancelLate}
        </p>
      </div>
      {order.can.declineCancel ? (
        <Answers shopId={shopId} order={order} reason={cancelAsk.reason} />
      ) : (
        <p className="text-xs">{words.cancelShips}</p>
      )}
    </section>
  );
}

function Answers({ shopId, order, reason }: { shopId: string; order: ShopOrderView; reason: string }) {
  const words = useMessages().orderDesk;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [declining, setDeclining] = useState(false);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const kept = (next: Awaited<ReturnType<typeof refundOrder>>, told: string) => {
    queries.setQueryData(orderQuery(shopId, order.id).queryKey, next);
    showToast(told);
  };
  const onSettled = () => queries.invalidateQueries({ queryKey: ordersKey(shopId) });
  const accept = useMutation({
    mutationFn: () => refundOrder(shopId, order.id, { reason, putBack: true }),
    onSuccess: (next) => kept(next, words.accepted),
    onSettled,
  });
  const decline = useMutation({
    mutationFn: () => declineCancel(shopId, order.id, text.trim()),
    onSuccess: (next) => kept(next, words.declined),
    onSettled,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() !== '') decline.mutate();
  };
  if (declining) {
    return (
      <form onSubmit={submit} noValidate className="flex flex-col gap-3">
        <TextArea
          label={words.declineReason}
          hint={words.declineHint}
          error={missing ? words.declineMissing : null}
          value={text}
          rows={2}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
        />
        <ProblemNotice error={decline.error} />
        <Button type="submit" size="small" className="self-end" busy={decline.isPending}>
          {words.decline}
        </Button>
      </form>
    );
  }
  return (
    <>
      <ProblemNotice error={accept.error} />
      <div className="flex flex-wrap gap-2">
        <Button size="small" busy={accept.isPending} onClick={() => accept.mutate()}>
          {words.accept(moneyText(order.totalCents, order.currency, locale))}
        </Button>
        <Button look="outline" size="small" disabled={accept.isPending} onClick={() => setDeclining(true)}>
          {words.decline}
        </Button>
      </div>
    </>
  );
}
