import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { writePrice } from '../../shared/price.ts';
import { Button, Dialog, SkeletonLines, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { productQuery } from '../products/product-queries.ts';
import { type PriceDraft, readPriceDraft } from './price-draft.ts';
import { type RoomGoods, roomQuery, type StudioRoom, setRoomPrice } from './room-queries.ts';

interface PriceDialogProps {
  room: StudioRoom;
  goods: RoomGoods;
  onClose: () => void;
}

interface Variant {
  readonly id: string;
  readonly title: string;
  readonly priceCents: number;
}

/** What a product's variants cost in this room, and how many are kept for it. */
export function PriceDialog({ room, goods, onClose }: PriceDialogProps) {
  const messages = useMessages();
  const words = messages.goods;
  const formId = useId();
  const queries = useQueryClient();
  const product = useQuery(productQuery(goods.shopId, goods.productId));
  const variants: readonly Variant[] = product.data?.variants ?? [];
  const [typed, setTyped] = useState<Readonly<Record<string, PriceDraft>>>({});
  const [tried, setTried] = useState(false);
  const rows = variants.map((variant) => {
    const live = goods.livePrices.find(({ variantId }) => variantId === variant.id);
    const before: PriceDraft = {
      price: live === undefined || live.priceCents >= variant.priceCents ? '' : writePrice(live.priceCents),
      aside: live?.left == null || live.left === 0 ? '' : String(live.left),
    };
    const draft = typed[variant.id] ?? before;
    const changed = draft.price !== before.price || draft.aside !== before.aside;
    return { variant, live, draft, changed, reading: readPriceDraft(draft, variant.priceCents) };
  });
  const save = useMutation({
    mutationFn: async () => {
      for (const { variant, changed, reading } of rows)
        if (changed && reading.price !== null) await setRoomPrice(room.id, variant.id, reading.price);
    },
    onSuccess: () => {
      showToast(words.priceSaved);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: roomQuery(room.id).queryKey, exact: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (rows.every(({ reading }) => reading.wrong.size === 0)) save.mutate();
  };
  return (
    <Dialog
      open
      title={words.price}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={save.isPending} disabled={product.data === undefined}>
            {messages.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p className="text-sm font-semibold wrap-anywhere">{goods.title}</p>
        <p className="text-sm text-soft">{words.priceDetail}</p>
        {product.isPending && <SkeletonLines count={3} />}
        {rows.map(({ variant, live, draft, reading }) => (
          <VariantPrice
            key={variant.id}
            variant={variant}
            currency={goods.currency}
            left={live?.left ?? null}
            draft={draft}
            wrong={tried ? reading.wrong : new Set()}
            onChange={(part) => setTyped((before) => ({ ...before, [variant.id]: { ...draft, ...part } }))}
          />
        ))}
        <ProblemNotice error={product.error ?? save.error} />
      </form>
    </Dialog>
  );
}

interface VariantPriceProps {
  variant: Variant;
  currency: string;
  left: number | null;
  draft: PriceDraft;
  wrong: ReadonlySet<'price' | 'aside'>;
  onChange: (part: Partial<PriceDraft>) => void;
}

function VariantPrice({ variant, currency, left, draft, wrong, onChange }: VariantPriceProps) {
  const words = useMessages().goods;
  const { locale } = useLocale();
  return (
    <fieldset className="grid grid-cols-2 gap-3">
      <legend className="figures mb-1 flex w-full justify-between gap-3 text-sm">
        <span className="min-w-0 truncate font-semibold">{variant.title}</span>
        <span className="text-soft">
          {words.usual} {moneyText(variant.priceCents, currency, locale)}
        </span>
      </legend>
      <TextField
        label={words.livePrice}
        aria-label={words.priceOf(variant.title)}
        inputMode="decimal"
        placeholder={words.pricePlaceholder}
        value={draft.price}
        maxLength={12}
        error={wrong.has('price') ? words.priceWrong : null}
        onChange={(event) => onChange({ price: event.target.value })}
      />
      <TextField
        label={words.aside}
        aria-label={words.asideOf(variant.title)}
        inputMode="numeric"
        placeholder={words.asidePlaceholder}
        value={draft.aside}
        maxLength={7}
        hint={left === null ? undefined : words.asideLeft(left.toLocaleString(locale))}
        error={wrong.has('aside') ? words.asideWrong : null}
        onChange={(event) => onChange({ aside: event.target.value })}
      />
    </fieldset>
  );
}
