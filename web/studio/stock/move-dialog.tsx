import type { StockRowView, WarehouseView } from '@kanmai/client';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { freeOf, levelsAt, quantityMax, readWhole } from './stock-draft.ts';
import { type Move, moveStock, useStockChange } from './stock-queries.ts';
import { useWarehouseName } from './warehouse-name.ts';

interface MoveDialogProps {
  shopId: string;
  row: StockRowView;
  /** At least two. */
  warehouses: readonly WarehouseView[];
  onChanged: (row: StockRowView) => void;
  onClose: () => void;
}

/** Moves what nobody holds of a variant from one warehouse to another. */
export function MoveDialog({ shopId, row, warehouses, onChanged, onClose }: MoveDialogProps) {
  const messages = useMessages();
  const words = messages.stockPage;
  const { locale } = useLocale();
  const formId = useId();
  const nameOf = useWarehouseName(warehouses);
  const levels = levelsAt(row, warehouses);
  const fullest = levels.reduce((most, level) => (freeOf(level) > freeOf(most) ? level : most));
  const [from, setFrom] = useState(fullest.warehouseId);
  const others = levels.filter(({ warehouseId }) => warehouseId !== from);
  const [chosenTo, setTo] = useState('');
  const to = others.find(({ warehouseId }) => warehouseId === chosenTo) ?? others[0];
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const source = levels.find(({ warehouseId }) => warehouseId === from) ?? fullest;
  const free = Math.min(freeOf(source), quantityMax);
  const quantity = readWhole(text, 1, free);
  const move = useStockChange(
    shopId,
    (body: Move) => moveStock(shopId, body),
    words.moved,
    (changed) => {
      onChanged(changed);
      onClose();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (quantity !== null && to !== undefined)
      move.mutate({ variantId: row.variantId, quantity, from, to: to.warehouseId });
  };
  const optionsOf = (list: typeof levels) =>
    list.map((level) => ({
      value: level.warehouseId,
      label: `${nameOf(level.warehouseId)} · ${level.onHand.toLocaleString(locale)}`,
    }));
  return (
    <Dialog
      open
      title={words.moveTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={move.isPending}>
            {words.move}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Select
          label={words.from}
          value={from}
          options={optionsOf(levels)}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Select
          label={words.to}
          value={to?.warehouseId ?? ''}
          options={optionsOf(others)}
          onChange={(event) => setTo(event.target.value)}
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
        <ProblemNotice error={move.error} />
      </form>
    </Dialog>
  );
}
