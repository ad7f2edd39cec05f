import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import type { OrderInspection } from '../../shared/inspections/inspection-view.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { Button, showToast, TextField } from '../../ui/index.ts';
import { CarrierSelect } from '../orders/carrier-select.tsx';
import { lastCarrier, storeCarrier } from '../orders/last-carrier.ts';
import { readTrackingNo } from '../orders/order-views.ts';
import { orderInspectionQuery } from './inspection-queries.ts';

/** Which parcel takes the order to the warehouse; its number is corrected until it is there. */
export function ToWarehouseForm({ shopId, of }: { shopId: string; of: OrderInspection }) {
  const { shop } = useInspectionWords();
  const queries = useQueryClient();
  const [carrier, setCarrier] = useState(lastCarrier);
  const [text, setText] = useState(of.trackingNo ?? '');
  const [wrong, setWrong] = useState(false);
  const send = useMutation({
    mutationFn: (trackingNo: string) =>
      unwrap(
        api.PUT('/api/v1/studio/shops/{shopId}/orders/{id}/inspection/parcel', {
          params: { path: { shopId, id: of.orderId } },
          body: { carrier, trackingNo },
        }),
      ),
    onSuccess: ({ inspection }) => {
      queries.setQueryData(orderInspectionQuery(shopId, of.orderId).queryKey, inspection);
      showToast(shop.sent);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trackingNo = readTrackingNo(text);
    setWrong(trackingNo === null);
    if (trackingNo === null) return;
    storeCarrier(carrier);
    send.mutate(trackingNo);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="grid grid-cols-[9rem_1fr] gap-3">
        <CarrierSelect value={carrier} onChange={setCarrier} />
        <TextField
          label={shop.trackingNo}
          value={text}
          error={wrong ? shop.trackingWrong : null}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="send"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ProblemNotice error={send.error} />
      <Button type="submit" look="accent" busy={send.isPending} className="self-end">
        {of.sentAt === null ? shop.send : shop.correct}
      </Button>
    </form>
  );
}
