import type { RoomGoodsView, RoomView } from '@kanmai/client';
import { ShoppingBag, ShoppingCart } from 'lucide-react';
import { Badge, EmptyState } from '../../ui/index.ts';
import { useSheet } from '../feed/use-sheet.ts';
import { RightsLine } from '../guarantees/rights-line.tsx';
import { useMessages } from '../messages/index.ts';
import { SheetSurface } from '../sheets/sheet-surface.tsx';
import type { SurfaceProps } from '../sheets/surface-props.ts';
import { useCartCount } from '../trade/cart-count.ts';
import { useLiveWords } from './live-words.ts';
import { canBuy, GoodsPicture, GoodsPrice, idsOf, useLeftText } from './room-goods-parts.tsx';
import type { RoomSheetName } from './room-search.ts';

/** The goods of the room in the host's order, at its prices; they change while one looks. */
export function BagSheet({ room, ...surface }: SurfaceProps & { room: RoomView }) {
  const words = useLiveWords();
  const { goods, pinned } = room;
  const inCart = useCartCount();
  const among = idsOf(goods);
  return (
    <SheetSurface
      {...surface}
      title={words.bagTitle(goods.length)}
      footer={inCart > 0 && <CartDoor count={inCart} />}
    >
      {goods.length === 0 && (
        <EmptyState icon={<ShoppingBag size={36} />} title={words.bagEmpty} detail={words.bagEmptyDetail} />
      )}
      <ol className="divide-y divide-line">
        {goods.map((each, index) => (
          <BagRow
            key={each.productId}
            goods={each}
            among={among}
            number={index + 1}
            pinned={each.productId === pinned?.productId}
            // Of a shop's own room the shop is known.
            sellerShown={room.broadcaster.kind === 'creator'}
          />
        ))}
      </ol>
    </SheetSurface>
  );
}

interface BagRowProps {
  goods: RoomGoodsView;
  among: readonly string[];
  number: number;
  pinned: boolean;
  sellerShown: boolean;
}

function BagRow({ goods, among, number, pinned, sellerShown }: BagRowProps) {
  const words = useLiveWords();
  const { open } = useSheet<RoomSheetName>();
  const left = useLeftText(goods);
  return (
    <li className="relative flex items-center gap-3 py-3">
      <span className="relative">
        <GoodsPicture url={goods.pictureUrl} className="size-22" />
        <span className="figures absolute start-0 top-0 min-w-6 rounded-ss-control rounded-ee-control bg-glass px-1.5 text-center text-xs leading-5 text-on-glass">
          {number}
        </span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 text-sm font-medium wrap-anywhere">{goods.title}</p>
        {sellerShown && <p className="truncate text-xs text-soft">{goods.shopName}</p>}
        <p className="flex flex-wrap items-center gap-1 text-xs text-soft empty:hidden">
          {pinned && <Badge tone="amber">{words.pinned}</Badge>}
          {goods.usualPriceCents > goods.priceCents && <Badge tone="jade">{words.roomPrice}</Badge>}
          {goods.note !== '' && <span className="min-w-0 wrap-anywhere">{goods.note}</span>}
        </p>
        <GoodsPrice goods={goods} />
        <RightsLine productId={goods.productId} among={among} most={2} />
        {left !== null && <p className="text-xs text-amber">{left}</p>}
      </div>
      <button
        type="button"
        aria-label={`${canBuy(goods) ? words.buy : words.look} ${goods.title}`}
        onClick={() => open('product', goods.productId)}
        className="h-9 shrink-0 self-end rounded-full bg-ink px-4 text-sm font-semibold text-paper transition duration-quick after:absolute after:inset-0 active:scale-95"
      >
        {canBuy(goods) ? words.buy : words.look}
      </button>
    </li>
  );
}

function CartDoor({ count }: { count: number }) {
  const m = useMessages();
  const { open } = useSheet<RoomSheetName>();
  return (
    <button
      type="button"
      onClick={() => open('cart')}
      className="flex h-11 w-full items-center justify-center gap-2 rounded-full bg-fill text-sm font-semibold"
    >
      <ShoppingCart size={18} />
      {m.feed.cartCount(count)}
    </button>
  );
}
