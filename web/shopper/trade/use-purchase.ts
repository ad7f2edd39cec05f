import type { CartView, ProductView, VariantView } from '@kanmai/client';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { cartQuery } from './cart-query.ts';
import { productQuery } from './product-query.ts';
import { firstChoice } from './variant-choice.ts';

export interface Purchase {
  variant: VariantView | undefined;
  quantity: number;
  /** What the last try came to; null before and while trying. */
  outcome: { kind: 'added' } | { kind: 'failed'; code: string } | null;
  busy: boolean;
  choose: (variant: VariantView) => void;
  setQuantity: (quantity: number) => void;
  addToCart: () => Promise<void>;
  buyNow: () => void;
}

/** What brought a person to a product: a clip, or the live room whose prices hold for them. */
export interface Origin {
  clipId?: string;
  roomId?: string;
}

/**
 * The choice a person makes on a product, and what comes of it. `onBuy` takes them to the checkout of a choice where that
 * is not the page.
 */
export function usePurchase(
  product: ProductView | undefined,
  origin: Origin,
  onBuy?: (choice: string) => void,
): Purchase {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [quantity, setQuantity] = useState(1);
  const [outcome, setOutcome] = useState<Purchase['outcome']>(null);
  const [busy, setBusy] = useState(false);
  const variants = product?.variants ?? [];
  const variant = variants.find(({ id }) => id === chosenId) ?? firstChoice(variants);

  const addToCart = async () => {
    if (variant === undefined || product === undefined) return;
    setBusy(true);
    setOutcome(null);
    try {
      const cart = await queries.fetchQuery({ ...cartQuery, staleTime: 10_000 });
      const total = quantityIn(cart, variant.id) + quantity;
      const now = await unwrap(
        api.PUT('/api/v1/cart/lines/{variantId}', {
          params: { path: { variantId: variant.id } },
          body: { quantity: total, ...origin },
        }),
      );
      queries.setQueryData(cartQuery.queryKey, now);
      setOutcome({ kind: 'added' });
    } catch (error) {
      setOutcome({ kind: 'failed', code: codeOf(error) });
      void queries.invalidateQueries({ queryKey: productQuery(product.id).queryKey });
    } finally {
      setBusy(false);
    }
  };

  return {
    variant,
    quantity: Math.max(1, Math.min(quantity, variant?.available ?? 1)),
    outcome,
    busy,
    choose: (next) => {
      setChosenId(next.id);
      setOutcome(null);
    },
    setQuantity: (next) => {
      setQuantity(next);
      setOutcome(null);
    },
    addToCart,
    buyNow: () => {
      if (variant === undefined) return;
      const buy = `${variant.id}*${quantity}`;
      if (onBuy !== undefined) onBuy(buy);
      else void navigate({ to: '/checkout', search: { buy, ...searchOf(origin) } });
    },
  };
}

function searchOf({ clipId, roomId }: Origin): { clip?: string; room?: string } {
  return {
    ...(clipId === undefined ? {} : { clip: clipId }),
    ...(roomId === undefined ? {} : { room: roomId }),
  };
}

function quantityIn(cart: CartView, variantId: string): number {
  return cart.shops.flatMap(({ lines }) => lines).find((line) => line.variantId === variantId)?.quantity ?? 0;
}
