import { ArrowDown, ArrowUp, ArrowUpToLine, GripVertical, StickyNote, Tag, Trash2 } from 'lucide-react';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import type { RoomGoods } from './room-queries.ts';
import { type MenuAct, RowMenu } from './row-menu.tsx';

interface GoodsRowProps {
  goods: RoomGoods;
  place: number;
  count: number;
  isLive: boolean;
  isPinned: boolean;
  mayChange: boolean;
  mayPrice: boolean;
  moving: boolean;
  pinning: boolean;
  onPin: () => void;
  onMove: (to: number) => void;
  onOpen: (kind: 'note' | 'price' | 'remove') => void;
}

const icon = { size: 16, 'aria-hidden': true } as const;

export function GoodsRow(props: GoodsRowProps) {
  const { goods, place, isLive, isPinned, mayChange, moving, pinning, onPin } = props;
  const words = useMessages().goods;
  const acts = useActs(props);
  return (
    <li
      data-place={place}
      className={classNames(
        'flex min-h-20 items-center gap-2 border-b border-line py-2 ps-1 pe-2 desk:gap-3 desk:pe-4',
        isPinned && 'bg-accent-wash',
        moving && 'bg-fill opacity-70',
      )}
    >
      {mayChange && (
        <button
          type="button"
          data-handle
          aria-label={words.handle(goods.title)}
          className="touchable flex h-11 w-7 shrink-0 cursor-grab touch-none flex-col items-center justify-center rounded-control text-soft hover:text-ink"
        >
          <GripVertical size={16} aria-hidden="true" />
        </button>
      )}
      <span className="figures w-5 shrink-0 text-center text-sm text-soft">{place + 1}</span>
      <Thumb url={goods.pictureUrl} shape="large" />
      <GoodsFacts goods={goods} />
      {isLive && mayChange && (
        <Button
          look={isPinned ? 'quiet' : 'solid'}
          size="small"
          busy={pinning}
          disabled={isPinned || !goods.onSale}
          aria-label={isPinned ? undefined : words.pinOf(goods.title)}
          onClick={onPin}
        >
          {isPinned ? words.pinned : words.pin}
        </Button>
      )}
      {mayChange && <RowMenu label={words.acts(goods.title)} acts={acts} />}
    </li>
  );
}

function GoodsFacts({ goods }: { goods: RoomGoods }) {
  const words = useMessages().goods;
  const { locale } = useLocale();
  const reduced = goods.priceCents < goods.usualPriceCents;
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="line-clamp-2 leading-snug wrap-anywhere">{goods.title}</p>
      <p className="figures mt-1 flex flex-wrap items-baseline gap-x-2">
        <span className={classNames('font-semibold', reduced && 'text-accent-text')}>
          {reduced && <span className="sr-only">{words.livePrice} </span>}
          {moneyText(goods.priceCents, goods.currency, locale)}
        </span>
        {reduced && (
          <s className="text-xs text-soft">{moneyText(goods.usualPriceCents, goods.currency, locale)}</s>
        )}
        <StockLeft goods={goods} />
      </p>
      {goods.note !== '' && <p className="mt-1 truncate text-xs text-soft">{goods.note}</p>}
    </div>
  );
}

const few = 10;
const countedMax = 999;

function StockLeft({ goods }: { goods: RoomGoods }) {
  const words = useMessages().goods;
  if (!goods.onSale) return <Badge tone="danger">{words.offSale}</Badge>;
  if (goods.available === 0) return <Badge tone="danger">{words.soldOut}</Badge>;
  const count = goods.available >= countedMax ? `${countedMax}+` : String(goods.available);
  return (
    <span className={classNames('text-xs', goods.available <= few ? 'text-amber' : 'text-soft')}>
      {words.stock(count)}
    </span>
  );
}

function useActs({ place, count, mayPrice, onMove, onOpen }: GoodsRowProps): MenuAct[] {
  const words = useMessages().goods;
  return [
    ...(mayPrice
      ? [{ key: 'price', label: words.price, icon: <Tag {...icon} />, onChoose: () => onOpen('price') }]
      : []),
    { key: 'note', label: words.note, icon: <StickyNote {...icon} />, onChoose: () => onOpen('note') },
    {
      key: 'top',
      label: words.toTop,
      icon: <ArrowUpToLine {...icon} />,
      disabled: place === 0,
      onChoose: () => onMove(0),
    },
    {
      key: 'up',
      label: words.moveUp,
      icon: <ArrowUp {...icon} />,
      disabled: place === 0,
      onChoose: () => onMove(place - 1),
    },
    {
      key: 'down',
      label: words.moveDown,
      icon: <ArrowDown {...icon} />,
      disabled: place === count - 1,
      onChoose: () => onMove(place + 1),
    },
    {
      key: 'remove',
      label: words.remove,
      icon: <Trash2 {...icon} />,
      danger: true,
      onChoose: () => onOpen('remove'),
    },
  ];
}
