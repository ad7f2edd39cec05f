import type { AffiliateSampleView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { CarrierSelect } from '../orders/carrier-select.tsx';
import { lastCarrier, storeCarrier } from '../orders/last-carrier.ts';
import { affiliateKey, approveSample, declineSample, shipSample, stepMySample } from './affiliate-queries.ts';

/** What the person may do about samples. */
export interface SampleRights {
  readonly answer: boolean;
  readonly ship: boolean;
  /** The samples are one's own. */
  readonly own: boolean;
}

interface SampleActsProps {
  authorId: string;
  sample: AffiliateSampleView;
  rights: SampleRights;
}

/** The buttons of one sample: those that its state and the person's role leave. */
export function SampleActs({ authorId, sample, rights }: SampleActsProps) {
  const words = useMessages().samplePage;
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'decline' | 'ship' | null>(null);
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      setAsking(null);
      showToast(words.done);
      void queries.invalidateQueries({ queryKey: affiliateKey(authorId) });
    },
  });
  const { id, state } = sample;
  const mayAnswer = rights.answer && state === 'asked';
  const simple = { size: 'small', busy: act.isPending } as const;
  return (
    <div className="flex shrink-0 flex-wrap gap-2">
      {asking === null && <ProblemNotice error={act.error} />}
      {mayAnswer && (
        <>
          <Button size="small" look="outline" onClick={() => setAsking('decline')}>
            {words.decline}
          </Button>
          <Button {...simple} onClick={() => act.mutate(() => approveSample(authorId, id))}>
            {words.approve}
          </Button>
        </>
      )}
      {rights.ship && state === 'approved' && (
        <Button size="small" onClick={() => setAsking('ship')}>
          {words.ship}
        </Button>
      )}
      {rights.own && state === 'asked' && (
        <Button
          {...simple}
          look="outline"
          onClick={() => act.mutate(() => stepMySample(authorId, id, 'withdraw'))}
        >
          {words.withdraw}
        </Button>
      )}
      {rights.own && state === 'shipped' && (
        <Button {...simple} onClick={() => act.mutate(() => stepMySample(authorId, id, 'receive'))}>
          {words.receive}
        </Button>
      )}
      {asking === 'decline' && (
        <DeclineDialog
          {...{ busy: act.isPending, error: act.error, onClose: () => setAsking(null) }}
          onDecline={(reason) => act.mutate(() => declineSample(authorId, id, reason))}
        />
      )}
      {asking === 'ship' && (
        <ShipDialog
          {...{ busy: act.isPending, error: act.error, onClose: () => setAsking(null) }}
          onShip={(body) => act.mutate(() => shipSample(authorId, id, body))}
        />
      )}
    </div>
  );
}

interface AskProps {
  busy: boolean;
  error: unknown;
  onClose: () => void;
}

function DeclineDialog({
  busy,
  error,
  onClose,
  onDecline,
}: AskProps & { onDecline: (reason: string) => void }) {
  const words = useMessages().samplePage;
  const formId = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') onDecline(reason.trim());
  };
  return (
    <Dialog
      open
      title={words.declineTitle}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} busy={busy}>
          {words.decline}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <TextField
          label={words.reason}
          value={reason}
          maxLength={200}
          error={tried && reason.trim() === '' ? words.reasonMissing : null}
          onChange={(event) => setReason(event.target.value)}
        />
        <ProblemNotice error={error} />
      </form>
    </Dialog>
  );
}

interface ShipDialogProps extends AskProps {
  onShip: (body: { carrier: string; trackingNo: string }) => void;
}

function ShipDialog({ busy, error, onClose, onShip }: ShipDialogProps) {
  const messages = useMessages();
  const words = messages.samplePage;
  const formId = useId();
  const [carrier, setCarrier] = useState(lastCarrier);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const trackingNo = text.trim();
  const fits = /^[A-Za-z0-9-]{4,40}$/.test(trackingNo);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fits) return;
    storeCarrier(carrier);
    onShip({ carrier, trackingNo });
  };
  return (
    <Dialog
      open
      title={words.shipTitle}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} busy={busy}>
          {words.ship}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <CarrierSelect value={carrier} onChange={setCarrier} />
        <TextField
          label={words.trackingNo}
          value={text}
          maxLength={40}
          error={tried && !fits ? words.trackingWrong : null}
          onChange={(event) => setText(event.target.value)}
        />
        <ProblemNotice error={error} />
      </form>
    </Dialog>
  );
}
