import { lazy, Suspense, useEffect, useState } from 'react';
import type { FeedEntry, FeedStore } from '../feed/feed-store.ts';
import { type SheetName, useSheet } from '../feed/use-sheet.ts';
import { useIsDesk } from './sheet-surface.tsx';

const loaders = {
  product: () => import('./product-sheet.tsx'),
  cart: () => import('./cart-sheet.tsx'),
  comments: () => import('./comments-sheet.tsx'),
  more: () => import('./more-sheet.tsx'),
};
const ProductSheet = lazy(loaders.product);
const CartSheet = lazy(loaders.cart);
const CommentsSheet = lazy(loaders.comments);
const MoreSheet = lazy(loaders.more);

const fetchAheadMs = 2_500;

export interface SheetHostProps {
  entry: FeedEntry | undefined;
  store: FeedStore;
}

/** Shows the sheet that the address names. The last one stays a moment longer, so that its leaving is seen. */
export function SheetHost({ entry, store }: SheetHostProps) {
  const { sheet, id, close } = useSheet();
  const isDesk = useIsDesk();
  const [last, setLast] = useState<{ sheet: SheetName; id: string | null } | null>(null);
  useEffect(() => {
    if (sheet !== null) setLast({ sheet, id });
  }, [sheet, id]);
  useEffect(() => {
    // The first sheet then rises without waiting for its code.
    const timer = setTimeout(
      () => void Promise.all([loaders.product(), loaders.comments()]).catch(() => undefined),
      fetchAheadMs,
    );
    return () => clearTimeout(timer);
  }, []);

  const resident = isDesk && sheet === null ? residentOf(entry) : null;
  const shown = sheet !== null ? { sheet, id } : (resident ?? last);
  const open = sheet !== null || resident !== null;
  if (shown === null) return isDesk ? <aside className="stage-panel" /> : null;
  const surface = { open, onClose: close, resident: resident !== null };
  return (
    <Suspense fallback={isDesk ? <aside data-page className="stage-panel bg-paper" /> : null}>
      {shown.sheet === 'product' && (
        <ProductSheet
          {...surface}
          key={shown.id}
          productId={shown.id ?? ''}
          clipId={entry?.clip.id ?? null}
        />
      )}
      {shown.sheet === 'cart' && <CartSheet {...surface} />}
      {shown.sheet === 'comments' && <CommentsSheet {...surface} key={shown.id} clipId={shown.id ?? ''} />}
      {(shown.sheet === 'more' || shown.sheet === 'why') && (
        <MoreSheet {...surface} entry={entry} store={store} why={shown.sheet === 'why'} />
      )}
    </Suspense>
  );
}

/** Where there is room, the clip’s product stands beside it; without one, what people say of it. */
function residentOf(entry: FeedEntry | undefined): { sheet: SheetName; id: string } | null {
  if (entry === undefined) return null;
  const product = entry.clip.goods[0];
  return product === undefined
    ? { sheet: 'comments', id: entry.clip.id }
    : { sheet: 'product', id: product.productId };
}
