import type { ShopOrderView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { CarrierSelect } from './carrier-select.tsx';
import { lastCarrier, storeCarrier } from './last-carrier.ts';
import { orderQuery, ordersKey, shipOrder } from './order-queries.ts';
import { readTrackingNo } from './order-views.ts';
import { recipientOf } from './recipient-of.ts';
import { partOf, SplitChoice, sumOf } from './split-choice.tsx';

interface ShipFormProps {
  shopId: string;
  order: ShopOrderView;
  nextId: string | null;
  onOpen: (id: string | null) => void;
}

/** Set while one order after another is shipped: the next number goes straight into its field. */
let inSeries = false;

/** Carrier and number, then the next order: a clerk with a scanner ships without the mouse. */
export function ShipForm({
  shopId,
  order: { id: orderId, lines, leftToShip },
  nextId,
  onOpen,
}: ShipFormProps) {
  const messages = useMessages();
  const words = messages.orderPage;
  const queries = useQueryClient();
  const [carrier, setCarrier] = useState(lastCarrier);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const [goOn, setGoOn] = useState(true);
  const [chosen, setChosen] = useState<ReadonlyMap<string, number> | null>(null);
  const part = partOf(chosen, leftToShip);
  const ship = useMutation({
    mutationFn: (trackingNo: string) =>
      shipOrder(shopId, orderId, { carrier, trackingNo, ...(part === null ? {} : { lines: part }) }),
    onSuccess: async (order) => {
      queries.setQueryData(orderQuery(shopId, orderId).queryKey, order);
      const partly = order.state === 'paid';
      showToast(
        `${partly ? messages.parcelDesk.partShipped : words.shipped} · ${recipientOf(order, messages)}`,
      );
      setText('');
      setChosen(null);
      if (partly) form.current?.querySelector('input')?.focus();
      else if (goOn && nextId !== null && nextId !== orderId) {
        inSeries = true;
        onOpen(nextId);
      }
      await queries.invalidateQueries({ queryKey: ordersKey(shopId) });
    },
    onError: (error) => {
      if (codeOf(error) === 'state-conflict') queries.invalidateQueries({ queryKey: ordersKey(shopId) });
    },
  });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (inSeries) form.current?.querySelector('input')?.focus();
    inSeries = false;
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trackingNo = readTrackingNo(text);
    setWrong(trackingNo === null);
    if (trackingNo === null || part?.length === 0) return;
    storeCarrier(carrier);
    ship.mutate(trackingNo);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="grid grid-cols-[9rem_1fr] gap-3">
        <CarrierSelect value={carrier} onChange={setCarrier} />
        <TextField
          label={words.trackingNo}
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={words.trackingHint}
          error={wrong ? words.trackingWrong : null}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="send"
        />
      </div>
      <SplitChoice lines={lines} left={leftToShip} chosen={chosen} onChange={setChosen} />
      <ProblemNotice error={ship.error} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {nextId !== null && nextId !== orderId ? (
          <label className="flex min-h-11 items-center gap-2 text-sm text-soft">
            <input
              type="checkbox"
              checked={goOn}
              onChange={(event) => setGoOn(event.target.checked)}
              className="size-4 accent-ink"
            />
            {words.shipNext}
          </label>
        ) : (
          <span />
        )}
        <Button type="submit" look="accent" busy={ship.isPending}>
          {part === null ? words.shipNow : messages.parcelDesk.shipPart(sumOf(part))}
        </Button>
      </div>
    </form>
  );
}
