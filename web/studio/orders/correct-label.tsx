import type { ParcelView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { carriers } from '../../shared/carriers.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { CarrierSelect } from './carrier-select.tsx';
import { lastCarrier } from './last-carrier.ts';
import { correctParcel, ordersKey } from './order-queries.ts';
import { readTrackingNo } from './order-views.ts';

/** A mistyped number, put right. */
export function CorrectLabel({
  shopId,
  parcel,
  onDone,
}: {
  shopId: string;
  parcel: ParcelView;
  onDone: () => void;
}) {
  const { orderPage, parcelDesk: words } = useMessages();
  const queries = useQueryClient();
  const [carrier, setCarrier] = useState(
    () => carriers.find((code) => code === parcel.carrier) ?? lastCarrier(),
  );
  const [text, setText] = useState(parcel.trackingNo);
  const trackingNo = readTrackingNo(text);
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: (no: string) => correctParcel(shopId, parcel.id, { carrier, trackingNo: no }),
    onSuccess: async () => {
      showToast(words.corrected);
      await queries.invalidateQueries({ queryKey: ordersKey(shopId) });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (trackingNo !== null) save.mutate(trackingNo);
  };
  return (
    <form onSubmit={submit} noValidate aria-label={words.correct} className="flex flex-col gap-3">
      <div className="grid grid-cols-[9rem_1fr] gap-3">
        <CarrierSelect value={carrier} onChange={setCarrier} />
        <TextField
          label={orderPage.trackingNo}
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint={words.correctHint}
          error={tried && trackingNo === null ? orderPage.trackingWrong : null}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <ProblemNotice error={save.error} />
      <p className="flex gap-2">
        <Button type="submit" size="small" busy={save.isPending}>
          {words.save}
        </Button>
        <Button look="quiet" size="small" onClick={onDone}>
          {words.keep}
        </Button>
      </p>
    </form>
  );
}
