import type { StudioProductView, StudioVariantView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { readCount, readPrice, writePrice } from '../../shared/price.ts';
import { Button, classNames, showToast } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { changeProduct, countStock, productsKey } from './product-queries.ts';

interface VariantEditorProps {
  shopId: string;
  product: StudioProductView;
  mayPrice: boolean;
  mayCount: boolean;
}

interface Typed {
  price: string;
  onHand: string;
}

/** Prices and counts of a product's variants, changed in their places and saved together. */
export function VariantEditor({ shopId, product, mayPrice, mayCount }: VariantEditorProps) {
  const messages = useMessages();
  const words = messages.productPage;
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Record<string, Partial<Typed>>>({});
  const rows = product.variants.map((variant) => readRow(variant, typed[variant.id] ?? {}));
  const changed = rows.filter((row) => row.priceChanged || row.countChanged);
  const wrong = changed.some(
    (row) => row.priceCents === null || row.onHand === null || row.onHand < row.variant.held,
  );
  const save = useMutation({
    mutationFn: async () => {
      for (const row of changed) {
        if (row.countChanged && row.onHand !== null) await countStock(shopId, row.variant.id, row.onHand);
      }
      if (changed.some((row) => row.priceChanged)) {
        await changeProduct(shopId, product.id, { variants: rows.map(toInput) });
      }
    },
    onSuccess: () => {
      setTyped({});
      showToast(words.saved);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: productsKey(shopId) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong && changed.length > 0) save.mutate();
  };
  const type = (id: string, change: Partial<Typed>) =>
    setTyped((before) => ({ ...before, [id]: { ...before[id], ...change } }));
  return (
    <PanelSection title={words.variants}>
      <form onSubmit={submit} noValidate>
        <table className="w-full text-sm">
          <thead className="text-xs text-soft">
            <tr>
              <th scope="col" className="pb-1 text-start font-medium">
                {messages.productForm.variantTitle}
              </th>
              <th scope="col" className="w-24 pb-1 text-end font-medium">
                {words.columns.price}
              </th>
              <th scope="col" className="w-20 pb-1 ps-2 text-end font-medium">
                {words.columns.onHand}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <VariantRow
                key={row.variant.id}
                row={row}
                mayPrice={mayPrice}
                mayCount={mayCount}
                onType={(change) => type(row.variant.id, change)}
              />
            ))}
          </tbody>
        </table>
        <div className="mt-3 flex flex-col gap-3">
          <ProblemNotice error={save.error} />
          {changed.length > 0 && (
            <div className="flex justify-end gap-3">
              <Button look="quiet" size="small" onClick={() => setTyped({})}>
                {messages.cancel}
              </Button>
              <Button type="submit" size="small" busy={save.isPending} disabled={wrong}>
                {messages.save}
              </Button>
            </div>
          )}
        </div>
      </form>
    </PanelSection>
  );
}

interface Row {
  variant: StudioVariantView;
  typed: Typed;
  priceCents: number | null;
  onHand: number | null;
  priceChanged: boolean;
  countChanged: boolean;
}

function readRow(variant: StudioVariantView, change: Partial<Typed>): Row {
  const typed = {
    price: change.price ?? writePrice(variant.priceCents),
    onHand: change.onHand ?? String(variant.onHand),
  };
  const price = readPrice(typed.price);
  const priceCents = price.ok ? price.priceCents : null;
  const onHand = readCount(typed.onHand);
  return {
    variant,
    typed,
    priceCents,
    onHand,
    priceChanged: priceCents !== variant.priceCents,
    countChanged: onHand !== variant.onHand,
  };
}

function toInput({ variant, priceCents }: Row) {
  const { sku, title, options, listPriceCents } = variant;
  const price = priceCents ?? variant.priceCents;
  // A struck price that the new one has reached would no longer be one.
  const struck = listPriceCents !== null && listPriceCents > price ? listPriceCents : null;
  return { sku, title, options, priceCents: price, listPriceCents: struck };
}

const box = 'figures h-11 w-full rounded-control border bg-raised px-2 text-end text-sm';

function VariantRow({
  row,
  mayPrice,
  mayCount,
  onType,
}: {
  row: Row;
  mayPrice: boolean;
  mayCount: boolean;
  onType: (change: Partial<Typed>) => void;
}) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.productPage;
  const { variant, typed, priceCents, onHand } = row;
  const name = variant.title || words.theVariant;
  const problem =
    priceCents === null
      ? words.priceWrong
      : onHand === null
        ? words.stockWrong
        : onHand < variant.held
          ? words.stockBelowHeld(variant.held)
          : null;
  const wrongCount = onHand === null || onHand < variant.held;
  return (
    <>
      <tr>
        <th scope="row" className="py-1 pe-2 text-start font-normal">
          <span className="block break-words">{name}</span>
          <span className="block text-xs break-all text-soft">{variant.sku}</span>
        </th>
        <td className="py-1 align-top">
          {mayPrice ? (
            <input
              aria-label={words.priceOf(name)}
              aria-invalid={priceCents === null || undefined}
              inputMode="decimal"
              value={typed.price}
              onChange={(event) => onType({ price: event.target.value })}
              className={classNames(box, priceCents === null ? 'border-danger' : 'border-line-strong')}
            />
          ) : (
            <span className="figures block py-2 text-end">
              {moneyText(variant.priceCents, variant.currency, locale)}
            </span>
          )}
        </td>
        <td className="py-1 ps-2 align-top">
          {mayCount ? (
            <input
              aria-label={words.stockOf(name)}
              aria-invalid={wrongCount || undefined}
              inputMode="numeric"
              value={typed.onHand}
              onChange={(event) => onType({ onHand: event.target.value })}
              onFocus={(event) => event.target.select()}
              className={classNames(box, wrongCount ? 'border-danger' : 'border-line-strong')}
            />
          ) : (
            <span className="figures block py-2 text-end">{variant.onHand.toLocaleString(locale)}</span>
          )}
        </td>
      </tr>
      {(problem !== null || variant.held > 0) && (
        <tr>
          <td
            colSpan={3}
            className={classNames('pb-2 text-end text-xs', problem ? 'text-danger' : 'text-soft')}
            role={problem ? 'alert' : undefined}
          >
            {problem ?? words.heldNote(variant.held)}
          </td>
        </tr>
      )}
    </>
  );
}
