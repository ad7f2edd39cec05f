import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { readSaleDraft, type SaleDraft, type SaleField } from './offer-draft.ts';
import { announceSale, type SaleAsk, useOfferAct } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';
import { useVariantChoice, VariantChoice } from './variant-choice.tsx';

const countdowns = [10, 30, 60, 120, 300] as const;
const durations = [1, 3, 5, 10, 20] as const;
const none: ReadonlySet<SaleField> = new Set();

/** Announces a flash sale: it begins when the countdown is over, and ends by itself. */
export function SaleDialog({ room, onClose }: { room: StudioRoom; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.roomOffers;
  const formId = useId();
  const [productId, setProductId] = useState('');
  const [variantId, setVariantId] = useState('');
  const [draft, setDraft] = useState<SaleDraft>({ price: '', quantity: '', perPerson: '1' });
  const [countdownS, setCountdownS] = useState(60);
  const [minutes, setMinutes] = useState(5);
  const [tried, setTried] = useState(false);
  const choice = useVariantChoice(room, productId, variantId);
  const { variant } = choice;
  const reading = readSaleDraft(draft, variant?.priceCents ?? 0);
  const wrong = tried && !reading.ok ? reading.wrong : none;
  const announce = useOfferAct(
    room.id,
    (ask: SaleAsk) => announceSale(room.id, ask),
    words.saleAnnounced,
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reading.ok || variant === undefined) return;
    const { priceCents, quantity, perPersonMax } = reading;
    announce.mutate({ variantId: variant.id, priceCents, quantity, perPersonMax, countdownS, minutes });
  };
  const field = (name: SaleField) => ({
    inputMode: name === 'price' ? ('decimal' as const) : ('numeric' as const),
    value: draft[name],
    maxLength: 12,
    error: wrong.has(name) ? words.wrong[name] : null,
    onChange: (event: { target: { value: string } }) =>
      setDraft((before) => ({ ...before, [name]: event.target.value })),
  });
  return (
    <Dialog
      open
      title={words.makeSale}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={announce.isPending} disabled={variant === undefined}>
            {words.announceSale}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-sm text-soft">{words.saleDetail}</p>
        <VariantChoice room={room} choice={choice} onProduct={setProductId} onVariant={setVariantId} />
        <TextField label={words.salePrice} {...field('price')} />
        <div className="grid grid-cols-2 gap-3">
          <TextField label={words.quantity} {...field('quantity')} />
          <TextField label={words.perPerson} {...field('perPerson')} />
          <Select
            label={words.countdown}
            value={String(countdownS)}
            options={countdowns.map((count) => ({ value: String(count), label: words.seconds(count) }))}
            onChange={(event) => setCountdownS(Number(event.target.value))}
          />
          <Select
            label={words.duration}
            value={String(minutes)}
            options={durations.map((count) => ({ value: String(count), label: words.minutes(count) }))}
            onChange={(event) => setMinutes(Number(event.target.value))}
          />
        </div>
        <ProblemNotice error={announce.error} />
      </form>
    </Dialog>
  );
}
