import type { CartLine } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { ShoppingBag, Trash2 } from 'lucide-react';
import { codeOf } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, buttonClass, EmptyState, ErrorState, IconButton, Price, Skeleton } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { LinePicture } from './line-picture.tsx';
import { Quantity } from './quantity.tsx';
import { Reductions } from './reductions.tsx';
import type { Cart } from './use-cart.ts';

/** The cart by shop: choose, count, remove. */
export function CartBody({ cart }: { cart: Cart }) {
  const m = useMessages();
  if (cart.query.isPending) return <CartSkeleton />;
  if (cart.query.isError) {
    return (
      <ErrorState title={errorText(m, codeOf(cart.query.error))} onRetry={() => void cart.query.refetch()} />
    );
  }
  if (!cart.hasLines) {
    return (
      <EmptyState
        icon={<ShoppingBag size={36} />}
        title={m.cart.emptyTitle}
        detail={m.cart.emptyDetail}
        action={
          <Link to="/mall" className={buttonClass('outline')}>
            {m.cart.toMall}
          </Link>
        }
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {cart.view?.shops.map(({ shop, lines }) => {
        const sellable = lines.filter((line) => line.problem === null).map((line) => line.variantId);
        const all = sellable.length > 0 && sellable.every((id) => !cart.left.has(id));
        return (
          <section key={shop.id} aria-label={shop.name} className="rounded-card bg-mist">
            <header className="flex items-center gap-1 pe-3">
              <Tick
                label={m.cart.selectShop(shop.name)}
                checked={all}
                disabled={sellable.length === 0}
                onChange={(on) => cart.toggle(sellable, on)}
              />
              <Link
                to="/shop/$id"
                params={{ id: shop.id }}
                className="touchable truncate text-sm font-semibold"
              >
                {shop.name}
              </Link>
            </header>
            <ul className="divide-y divide-line">
              {lines.map((line) => (
                <CartRow key={line.variantId} line={line} cart={cart} />
              ))}
            </ul>
            <div className="px-3 pb-2 empty:hidden">
              <Reductions
                parts={cart.quote?.shops.find(({ shopId }) => shopId === shop.id)?.reductions ?? []}
                currency={cart.view?.currency ?? 'CNY'}
              />
            </div>
          </section>
        );
      })}
    </div>
  );
}

function CartRow({ line, cart }: { line: CartLine; cart: Cart }) {
  const m = useMessages();
  const { locale } = useLocale();
  const problem = line.problem === null ? null : m.cart[line.problem];
  return (
    <li className="flex items-start gap-1 py-2 pe-1">
      <Tick
        label={m.cart.select(line.title)}
        checked={line.problem === null && !cart.left.has(line.variantId)}
        disabled={line.problem !== null}
        onChange={(on) => cart.toggle([line.variantId], on)}
      />
      <Link
        to="/p/$productId"
        params={{ productId: line.productId }}
        className="shrink-0"
        tabIndex={-1}
        aria-hidden="true"
      >
        <LinePicture url={line.pictureUrl} />
      </Link>
      <div className="min-w-0 flex-1 ps-2">
        <Link
          to="/p/$productId"
          params={{ productId: line.productId }}
          className="line-clamp-2 text-sm wrap-anywhere"
        >
          {line.title}
        </Link>
        <p className="truncate text-xs text-soft">{line.variantTitle}</p>
        {problem && <p className="text-xs text-danger">{problem}</p>}
        {problem === null && line.available <= 5 && (
          <p className="text-xs text-amber">{m.cart.left(line.available)}</p>
        )}
        <div className="flex flex-wrap items-center justify-between gap-1 pt-1">
          <Price cents={line.unitPriceCents} currency={cart.view?.currency ?? 'CNY'} locale={locale} />
          {line.problem !== 'not-on-sale' && (
            <Quantity
              value={line.quantity}
              max={Math.max(1, line.available)}
              label={`${m.product.quantity} · ${line.title}`}
              onChange={(quantity) => void cart.setQuantity(line, quantity)}
            />
          )}
        </div>
      </div>
      <IconButton
        label={m.cart.removeOf(line.title)}
        icon={<Trash2 size={16} />}
        onClick={() => void cart.remove(line)}
      />
    </li>
  );
}

export function CartBar({ cart }: { cart: Cart }) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <div className="flex items-center justify-between gap-3">
      <div>
        <p className="flex items-baseline gap-2 text-sm">
          {m.cart.total}
          <Price
            cents={cart.quote?.totalCents ?? cart.totals.cents}
            currency={cart.view?.currency ?? 'CNY'}
            locale={locale}
          />
          {cart.quote !== undefined && cart.quote.reductionCents > 0 && (
            <Price
              cents={cart.quote.goodsCents}
              currency={cart.quote.currency}
              locale={locale}
              size="small"
              struck
            />
          )}
        </p>
        <p className="text-xs text-soft">{m.cart.postage}</p>
      </div>
      <Button
        look="accent"
        size="large"
        className="shrink-0"
        disabled={cart.totals.count === 0}
        onClick={cart.checkout}
      >
        {m.cart.checkout(cart.totals.count)}
      </Button>
    </div>
  );
}

interface TickProps {
  label: string;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
}

function Tick({ label, checked, disabled, onChange }: TickProps) {
  return (
    <label className="flex size-11 shrink-0 items-center justify-center">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-ink"
      />
    </label>
  );
}

function CartSkeleton() {
  return (
    <div className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <Skeleton className="h-5 w-32" />
      {['a', 'b'].map((row) => (
        <div key={row} className="flex gap-3">
          <Skeleton className="size-20 rounded-control" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="h-6 w-20" />
          </div>
        </div>
      ))}
    </div>
  );
}
