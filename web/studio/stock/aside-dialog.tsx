import type { StockRowView } from '@kanmai/client';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { freeOf, quantityMax, readWhole } from './stock-draft.ts';
import { type SettingAside, setStockAside, useStockChange } from './stock-queries.ts';

const kinds = ['flash-sale', 'lucky-bag', 'room'] as const;

interface AsideDialogProps {
  shopId: string;
  row: StockRowView;
  onClose: () => void;
}

/** Keeps some of a variant for an occasion. */
export function AsideDialog({ shopId, row, onClose }: AsideDialogProps) {
  const messages = useMessages();
  const words = messages.stockPage;
  const { locale } = useLocale();
  const formId = useId();
  const [kind, setKind] = useState<SettingAside['kind']>('flash-sale');
  const [occasion, setOccasion] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const referenceId = occasion.trim();
  const free = Math.min(freeOf(row), quantityMax);
  const quantity = readWhole(text, 1, free);
  const aside = useStockChange(
    shopId,
    (body: SettingAside) => setStockAside(shopId, body),
    words.asideDone,
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (quantity !== null && referenceId !== '')
      aside.mutate({ kind, referenceId, lines: [{ variantId: row.variantId, quantity }] });
  };
  return (
    <Dialog
      open
      title={words.asideTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={aside.isPending}>
            {words.aside}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-sm text-soft">{words.asideDetail}</p>
        <Select
          label={words.kind}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(event) => setKind(event.target.value as SettingAside['kind'])}
        />
        <TextField
          label={words.occasion}
          hint={words.occasionHint}
          value={occasion}
          maxLength={80}
          error={tried && referenceId === '' ? words.occasionMissing : null}
          onChange={(event) => setOccasion(event.target.value)}
        />
        <TextField
          label={words.quantity}
          inputMode="numeric"
          value={text}
          maxLength={7}
          hint={words.freeHint(free.toLocaleString(locale))}
          error={tried && quantity === null ? words.quantityWrong(free.toLocaleString(locale)) : null}
          onChange={(event) => setText(event.target.value)}
        />
        <ProblemNotice error={aside.error} />
      </form>
    </Dialog>
  );
}
