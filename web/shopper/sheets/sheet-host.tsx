import { Suspense, useEffect, useState } from 'react';
import { lazySheet } from '../app/lazy-part.ts';
import type { FeedEntry, FeedStore } from '../feed/feed-store.ts';
import { type SheetName, useSheet } from '../feed/use-sheet.ts';
import { useIsDesk } from './sheet-surface.tsx';

const product = lazySheet(() => import('./product-sheet.tsx').then((part) => part.ProductSheet));
const cart = lazySheet(() => import('./cart-sheet.tsx').then((part) => part.CartSheet));
const comments = lazySheet(() => import('./comments-sheet.tsx').then((part) => part.CommentsSheet));
const more = lazySheet(() => import('./more-sheet.tsx').then((part) => part.MoreSheet));

const fetchAheadMs = 2_500;

export interface SheetHostProps {
  entry: FeedEntry | undefined;
  /** The goods that are on the glass instead of a clip. */
  goodsId: string | undefined;
  store: FeedStore;
}

/** Shows the sheet that the address names. The last one stays a moment longer, so that its leaving is seen. */
export function SheetHost({ entry, goodsId, store }: SheetHostProps) {
  const { sheet, id, close } = useSheet();
  const isDesk = useIsDesk();
  const [last, setLast] = useState<{ sheet: SheetName; id: string | null } | null>(null);
  useEffect(() => {
    if (sheet !== null) setLast({ sheet, id });
  }, [sheet, id]);
  useEffect(() => {
    // The first sheet then rises without waiting for its code.
    const timer = setTimeout(
      () => void Promise.all([product.ahead(), comments.ahead()]).catch(() => undefined),
      fetchAheadMs,
    );
    return () => clearTimeout(timer);
  }, []);

  const resident = isDesk && sheet === null ? residentOf(entry, goodsId) : null;
  const shown = sheet !== null ? { sheet, id } : (resident ?? last);
  const open = sheet !== null || resident !== null;
  if (shown === null) return isDesk ? <aside className="stage-panel" /> : null;
  const surface = { open, onClose: close, resident: resident !== null };
  return (
    <Suspense fallback={isDesk ? <aside data-page className="stage-panel bg-paper" /> : null}>
      {shown.sheet === 'product' && (
        <product.Sheet
          {...surface}
          key={shown.id}
          productId={shown.id ?? ''}
          origin={entry === undefined ? {} : { clipId: entry.clip.id }}
        />
      )}
      {shown.sheet === 'cart' && <cart.Sheet {...surface} />}
      {shown.sheet === 'comments' && <comments.Sheet {...surface} key={shown.id} clipId={shown.id ?? ''} />}
      {(shown.sheet === 'more' || shown.sheet === 'why') && (
        <more.Sheet {...surface} entry={entry} store={store} why={shown.sheet === 'why'} />
      )}
    </Suspense>
  );
}

/** Where there is room, the clip’s product stands beside it, or the goods themselves; without one, what people say of it. */
function residentOf(
  entry: FeedEntry | undefined,
  goodsId: string | undefined,
): { sheet: SheetName; id: string } | null {
  if (goodsId !== undefined) return { sheet: 'product', id: goodsId };
  if (entry === undefined) return null;
  const product = entry.clip.goods[0];
  return product === undefined
    ? { sheet: 'comments', id: entry.clip.id }
    : { sheet: 'product', id: product.productId };
}
