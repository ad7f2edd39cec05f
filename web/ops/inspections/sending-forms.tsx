import type { CarrierCode } from '@kanmai/client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { carrierNames, carriers } from '../../shared/carriers.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import type { InspectorView } from '../../shared/inspections/inspection-view.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { Button, Select, showToast, TextField } from '../../ui/index.ts';
import { useReadAgain } from './inspection-queries.ts';
import { ScanField } from './scan-field.tsx';

interface Label {
  readonly carrier: CarrierCode;
  readonly trackingNo: string;
}

interface LabelFormProps {
  title: string;
  hint?: string;
  act: string;
  busy: boolean;
  disabled?: boolean;
  error: unknown;
  onSend: (label: Label) => void;
  children?: ReactNode;
}

/** Which carrier takes a parcel, under which number. */
function LabelForm({ title, hint, act, busy, disabled = false, error, onSend, children }: LabelFormProps) {
  const { shop } = useInspectionWords();
  const { locale } = useLocale();
  const [carrier, setCarrier] = useState<CarrierCode>('sf');
  const [text, setText] = useState('');
  const trackingNo = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const valid = /^[0-9A-Z-]{6,40}$/.test(trackingNo);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) onSend({ carrier, trackingNo });
  };
  return (
    <form onSubmit={submit} aria-label={title} noValidate className="flex flex-col gap-3">
      <h3 className="text-sm font-semibold">{title}</h3>
      {hint && <p className="text-sm text-soft">{hint}</p>}
      {children}
      <Select
        label={shop.carrier}
        value={carrier}
        options={carriers.map((code) => ({ value: code, label: carrierNames[locale][code] ?? code }))}
        onChange={({ target }) => setCarrier(carriers.find((code) => code === target.value) ?? carrier)}
      />
      <TextField
        label={shop.trackingNo}
        value={text}
        autoComplete="off"
        error={text !== '' && !valid ? shop.trackingWrong : null}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemNotice error={error} />
      <Button type="submit" busy={busy} disabled={disabled || !valid} wide>
        {act}
      </Button>
    </form>
  );
}

const undecided = ['awaited', 'arrived', 'to-confirm'];

/** The seals are read once more, then all that passed leaves in one parcel. */
export function SendOnForm({ of }: { of: InspectorView }) {
  const { ops } = useInspectionWords();
  const readAgain = useReadAgain();
  const passed = of.order.pieces.filter(({ state }) => state === 'passed');
  const [seals, setSeals] = useState<Readonly<Record<string, string>>>({});
  const send = useMutation({
    mutationFn: (label: Label) =>
      unwrap(
        api.POST('/api/v1/ops/inspection-orders/{id}/send-on', {
          params: { path: { id: of.order.orderId } },
          body: { ...label, seals: passed.map(({ id }) => seals[id] ?? '') },
        }),
      ),
    onSuccess: () => showToast(ops.sentOn),
    onSettled: readAgain,
  });
  if (of.order.pieces.some(({ state }) => undecided.includes(state)))
    return <p className="text-sm text-soft">{ops.waits}</p>;
  return (
    <LabelForm
      title={ops.sendOn}
      hint={ops.sendOnHint}
      act={ops.sendOnAct}
      busy={send.isPending}
      disabled={passed.some(({ id }) => (seals[id] ?? '').length < 6)}
      error={send.error}
      onSend={(label) => send.mutate(label)}
    >
      {passed.map(({ id, title }) => (
        <ScanField
          key={id}
          label={ops.seals(title)}
          maxLength={24}
          value={seals[id] ?? ''}
          onChange={(text) => setSeals((before) => ({ ...before, [id]: text.trim().toUpperCase() }))}
        />
      ))}
    </LabelForm>
  );
}

export function SendBackForm({ of }: { of: InspectorView }) {
  const { ops } = useInspectionWords();
  const readAgain = useReadAgain();
  const send = useMutation({
    mutationFn: (label: Label) =>
      unwrap(
        api.POST('/api/v1/ops/inspections/{id}/send-back', {
          params: { path: { id: of.piece.id } },
          body: label,
        }),
      ),
    onSuccess: () => showToast(ops.sentBack),
    onSettled: readAgain,
  });
  return (
    <LabelForm
      title={ops.sendBack}
      act={ops.sendBackAct}
      busy={send.isPending}
      error={send.error}
      onSend={(label) => send.mutate(label)}
    />
  );
}
