import type { ProductView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { ShoppingCart } from 'lucide-react';
import { useEffect, useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { Button, ErrorState, IconButton, Skeleton } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { PurchaseOutcome } from '../trade/buy-bar.tsx';
import { productQuery } from '../trade/product-query.ts';
import { usePurchase } from '../trade/use-purchase.ts';
import { recordGoodsStep } from './feed-events.ts';
import type { FeedStore, GoodsEntry } from './feed-store.ts';
import { GoodsFacts } from './goods-facts.tsx';
import { GoodsHide } from './goods-hide.tsx';
import { GoodsPictures } from './goods-pictures.tsx';
import { useGoodsWords } from './goods-words.ts';
import { useSheet } from './use-sheet.ts';

export interface FeedGoodsProps {
  entry: GoodsEntry;
  store: FeedStore;
  /** On the glass. */
  active: boolean;
}

const lookEveryMs = 15_000;
const picturesShown = 5;

/** Goods between clips: what they are and why they are here, and the way to them. */
export function FeedGoods({ entry, store, active }: FeedGoodsProps) {
  const { goods } = entry;
  const m = useMessages();
  const words = useGoodsWords();
  // Asked for as soon as it is the next one: it may have been served long ago.
  const query = useQuery({ ...productQuery(goods.id), refetchInterval: active ? lookEveryMs : false });
  const left = query.data && leftOf(query.data);
  const [wasSeen, setWasSeen] = useState(false);
  const isGone = codeOf(query.error) === 'not-found' || (left === 0 && !wasSeen);
  useEffect(() => {
    if (isGone) store.removeCard(goods.id);
  }, [isGone, store, goods.id]);
  const isSeen = active && left !== undefined && left > 0;
  useEffect(() => {
    if (!isSeen) return;
    setWasSeen(true);
    recordGoodsStep(entry, 'goods-shown');
  }, [isSeen, entry]);
  if (isGone) return null;
  return (
    <section
      aria-label={words.region(goods.title)}
      className="clip-over absolute inset-0 flex flex-col bg-paper pt-[calc(var(--safe-top)+64px)] pb-[calc(var(--tabs-height)+var(--safe-bottom)+12px)] text-ink desk:pb-4"
    >
      {query.data !== undefined ? (
        <Goods entry={entry} product={query.data} left={left ?? 0} store={store} />
      ) : query.isError ? (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      ) : (
        <GoodsSkeleton />
      )}
    </section>
  );
}

interface GoodsProps {
  entry: GoodsEntry;
  product: ProductView;
  left: number;
  store: FeedStore;
}

function Goods({ entry, product, left, store }: GoodsProps) {
  const { goods } = entry;
  const [hiding, setHiding] = useState(false);
  return (
    <>
      <GoodsPictures
        urls={product.pictureUrls.slice(0, picturesShown)}
        title={product.title}
        soldOut={left === 0}
      />
      <div className="flex flex-col gap-3 px-4 pt-3">
        {hiding ? (
          <GoodsHide goods={goods} store={store} onKeep={() => setHiding(false)} />
        ) : (
          <>
            <GoodsFacts entry={entry} product={product} left={left} onHide={() => setHiding(true)} />
            <GoodsActs entry={entry} product={product} left={left} />
          </>
        )}
      </div>
    </>
  );
}

function GoodsActs({ entry, product, left }: Omit<GoodsProps, 'store'>) {
  const m = useMessages();
  const words = useGoodsWords();
  const { open } = useSheet();
  const purchase = usePurchase(product, {});
  const view = () => {
    recordGoodsStep(entry, 'product-open');
    open('product', entry.goods.id);
  };
  // What there is to choose from is chosen on the sheet.
  const [add, buy] =
    product.variants.length === 1 ? [() => void purchase.addToCart(), purchase.buyNow] : [view, view];
  return (
    // At the desk the product stands beside it, with its own.
    <div className="flex flex-col gap-2 desk:hidden">
      <PurchaseOutcome outcome={purchase.outcome} />
      <div className="flex items-center gap-3">
        <IconButton
          label={m.product.addToCart}
          icon={<ShoppingCart size={20} />}
          disabled={left === 0 || purchase.busy}
          onClick={add}
        />
        <Button look="quiet" size="large" className="flex-1" onClick={view}>
          {words.view}
        </Button>
        <Button look="accent" size="large" className="flex-1" disabled={left === 0} onClick={buy}>
          {left === 0 ? m.product.soldOut : m.product.buyNow}
        </Button>
      </div>
    </div>
  );
}

/** Units that can be had, of all variants. */
function leftOf({ state, variants }: ProductView): number {
  return state === 'on-sale' ? variants.reduce((sum, { available }) => sum + available, 0) : 0;
}

function GoodsSkeleton() {
  return (
    <div aria-hidden="true" className="flex min-h-0 flex-1 flex-col">
      <Skeleton className="min-h-0 w-full flex-1" />
      <div className="flex flex-col gap-3 px-4 pt-3">
        <Skeleton className="h-7 w-28" />
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-12 w-full" />
      </div>
    </div>
  );
}
