import type { OrderView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';

/** Asking the shop to cancel what is paid: the ask, where it stands, and the way back. Nothing when neither is possible. */
export function OrderCancel({ order }: { order: OrderView }) {
  const m = useMessages();
  const words = m.orderDesk;
  const { locale } = useLocale();
  const [asking, setAsking] = useState(false);
  const change = useOrderChange(order.id);
  const { cancelAsk, can } = order;
  const withdraw = () =>
    change.mutate({
      send: () => api.POST('/api/v1/orders/{id}/withdraw-cancel', { params: { path: { id: order.id } } }),
      told: words.withdrawn,
    });
  if (cancelAsk !== null) {
    return (
      <section className="flex flex-col gap-2 rounded-card bg-amber-wash p-3 text-sm">
        <h3 className="font-semibold text-amber">{words.asked}</h3>
        <p className="break-words">{cancelAsk.reason}</p>
        <p className="figures text-xs">{words.askedUntil(absoluteTime(cancelAsk.dueAt, locale))}</p>
        {can.withdrawCancel && (
          <Button
            look="outline"
            size="small"
            className="self-start"
            busy={change.isPending}
            onClick={withdraw}
          >
            {words.withdraw}
          </Button>
        )}
      </section>
    );
  }
  const declined = order.state === 'paid' ? lastDecline(order) : undefined;
  if (!can.askCancel && declined === undefined) return null;
  return (
    <section className="flex flex-col items-start gap-2">
      {declined !== undefined && (
        <p className="w-full rounded-card bg-mist p-3 text-sm break-words">{words.declined(declined)}</p>
      )}
      {can.askCancel && (
        <Button look="outline" size="small" onClick={() => setAsking(true)}>
          {words.ask}
        </Button>
      )}
      {asking && <AskDialog order={order} onClose={() => setAsking(false)} />}
    </section>
  );
}

function lastDecline(order: OrderView): string | undefined {
  const declined = order.timeline.findLast(({ kind }) => kind === 'cancel-declined');
  const reason = declined?.data['reason'];
  return typeof reason === 'string' ? reason : undefined;
}

function AskDialog({ order, onClose }: { order: OrderView; onClose: () => void }) {
  const m = useMessages();
  const words = m.orderDesk;
  const formId = useId();
  const [chosen, setChosen] = useState<string>(words.reasons[0] ?? '');
  const change = useOrderChange(order.id, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({
      send: () =>
        api.POST('/api/v1/orders/{id}/ask-cancel', {
          params: { path: { id: order.id } },
          body: { reason: chosen },
        }),
      told: words.sent,
    });
  };
  return (
    <Dialog
      open
      title={words.ask}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} busy={change.isPending}>
          {words.send}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        <p className="text-sm text-soft">{words.askDetail}</p>
        <fieldset>
          <legend className="sr-only">{words.reason}</legend>
          {words.reasons.map((reason) => (
            <label key={reason} className="flex min-h-11 items-center gap-3 text-sm">
              <input
                type="radio"
                name="reason"
                checked={chosen === reason}
                onChange={() => setChosen(reason)}
                className="size-4 accent-ink"
              />
              {reason}
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}

interface Change {
  send: () => Promise<{ data?: OrderView; error?: unknown; response: Response }>;
  told: string;
}

function useOrderChange(orderId: string, onDone: () => void = () => undefined) {
  const m = useMessages();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ send }: Change) => unwrap(send() as never),
    onSuccess: (_order, { told }) => showToast(told),
    onError: (error) => showToast(errorText(m, codeOf(error)), 'danger'),
    onSettled: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ['order', orderId] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
    },
  });
}
