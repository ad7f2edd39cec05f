import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type BagDraft, readBagDraft } from './offer-draft.ts';
import { type BagAsk, makeBag, useOfferAct } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';
import { useVariantChoice, VariantChoice } from './variant-choice.tsx';

const durations = [1, 3, 5, 10, 15, 30] as const;
const watches = [0, 1, 3, 5, 10] as const;
const phraseLengthMax = 20;

/** Prepares a lucky bag; nobody sees it until it is published. */
export function BagDialog({ room, onClose }: { room: StudioRoom; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.roomOffers;
  const formId = useId();
  const [productId, setProductId] = useState('');
  const [variantId, setVariantId] = useState('');
  const [draft, setDraft] = useState<BagDraft>({
    ...{ winners: '1', minutes: 5, watchMinutes: 3, phrase: '', follow: false },
  });
  const [tried, setTried] = useState(false);
  const choice = useVariantChoice(room, productId, variantId);
  const reading = readBagDraft(draft);
  const change = (part: Partial<BagDraft>) => setDraft((before) => ({ ...before, ...part }));
  const make = useOfferAct(room.id, (ask: BagAsk) => makeBag(room.id, ask), words.bagMade, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading === null || choice.variant === undefined) return;
    make.mutate({ variantId: choice.variant.id, minutes: draft.minutes, ...reading });
  };
  return (
    <Dialog
      open
      title={words.makeBag}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={make.isPending} disabled={choice.variant === undefined}>
            {words.saveBag}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-sm text-soft">{words.bagDetail}</p>
        <VariantChoice room={room} choice={choice} onProduct={setProductId} onVariant={setVariantId} />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={words.winners}
            inputMode="numeric"
            value={draft.winners}
            maxLength={3}
            error={tried && reading === null ? words.winnersWrong : null}
            onChange={(event) => change({ winners: event.target.value })}
          />
          <Select
            label={words.drawnAfter}
            value={String(draft.minutes)}
            options={durations.map((count) => ({ value: String(count), label: words.minutes(count) }))}
            onChange={(event) => change({ minutes: Number(event.target.value) })}
          />
        </div>
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 text-sm font-semibold">{words.conditionsTitle}</legend>
          <Select
            label={words.watchFor}
            value={String(draft.watchMinutes)}
            options={watches.map((count) => ({
              value: String(count),
              label: count === 0 ? words.notAsked : words.minutes(count),
            }))}
            onChange={(event) => change({ watchMinutes: Number(event.target.value) })}
          />
          <TextField
            label={words.phrase}
            hint={words.phraseHint}
            value={draft.phrase}
            maxLength={phraseLengthMax}
            onChange={(event) => change({ phrase: event.target.value })}
          />
          <label className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={draft.follow}
              onChange={(event) => change({ follow: event.target.checked })}
            />
            {words.conditions.follow}
          </label>
        </fieldset>
        <ProblemNotice error={make.error} />
      </form>
    </Dialog>
  );
}
