import { Plus, ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Button, EmptyState } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useDragOrder } from '../products/use-drag-order.ts';
import { GoodsPicker } from './goods-picker.tsx';
import { GoodsRow } from './goods-row.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { PinnedCard } from './pinned-card.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';
import { useGoodsOrder } from './use-goods-order.ts';
import type { RoomLine } from './use-room-line.ts';
import { useSellsHere } from './use-sells-here.ts';

const explainMinutes = [0, 1, 2, 3, 5, 10] as const;
const explainFirst = 3;

type Opened = { readonly kind: 'note' | 'price' | 'remove'; readonly productId: string } | null;

/** The bag: what is explained now, above; what can be, in order, below. */
export function GoodsPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().goods;
  const [picking, setPicking] = useState(false);
  const [opened, setOpened] = useState<Opened>(null);
  const [minutes, setMinutes] = useState<number>(explainFirst);
  const mayChange = room.myRole !== 'moderator';
  const isLive = room.state === 'live';
  const pin = useRoomAct(room.id, roomActs(room.id).pin);
  const about = room.goods.find(({ productId }) => productId === opened?.productId);
  const close = () => setOpened(null);
  return (
    <section aria-label={words.label} className="flex min-h-0 flex-1 flex-col">
      <PinnedCard room={room} line={line} mayChange={mayChange} />
      <div className="flex min-h-14 shrink-0 flex-wrap items-center gap-2 border-y border-line px-4 py-2">
        <h2 className="flex-1 text-sm font-semibold whitespace-nowrap">
          {words.heading}{' '}
          <span className="figures font-normal text-soft">{words.count(room.goods.length)}</span>
        </h2>
        {isLive && mayChange && (
          <FilterSelect
            label={words.explainFor}
            value={String(minutes)}
            options={explainMinutes.map((count) => ({
              value: String(count),
              label: count === 0 ? words.explainNone : words.minutes(count),
            }))}
            onChange={(value) => setMinutes(Number(value))}
          />
        )}
        {mayChange && room.goods.length > 0 && (
          <Button look="outline" size="small" icon={<Plus size={16} />} onClick={() => setPicking(true)}>
            <span className="max-tablet:sr-only">{words.add}</span>
          </Button>
        )}
      </div>
      {pin.error !== null && (
        <div className="px-4 pt-3">
          <ProblemNotice error={pin.error} />
        </div>
      )}
      {room.goods.length === 0 ? (
        <EmptyState
          icon={<ShoppingBag size={28} />}
          title={words.emptyTitle}
          detail={words.emptyDetail}
          action={mayChange && <Button onClick={() => setPicking(true)}>{words.add}</Button>}
        />
      ) : (
        <GoodsList
          room={room}
          mayChange={mayChange}
          pinningId={pin.isPending ? pin.variables.productId : null}
          onPin={(productId) =>
            pin.mutate({ productId, ...(minutes === 0 ? {} : { explainS: minutes * 60 }) })
          }
          onOpen={setOpened}
        />
      )}
      {picking && <GoodsPicker room={room} onClose={() => setPicking(false)} />}
      {about !== undefined && opened?.kind === 'note' && (
        <NoteDialog room={room} goods={about} onClose={close} />
      )}
      {about !== undefined && opened?.kind === 'price' && (
        <PriceDialog room={room} goods={about} onClose={close} />
      )}
      {about !== undefined && opened?.kind === 'remove' && (
        <RemoveDialog room={room} goods={about} onClose={close} />
      )}
    </section>
  );
}

interface GoodsListProps {
  room: StudioRoom;
  mayChange: boolean;
  pinningId: string | null;
  onPin: (productId: string) => void;
  onOpen: (opened: Opened) => void;
}

function GoodsList({ room, mayChange, pinningId, onPin, onOpen }: GoodsListProps) {
  const words = useMessages().goods;
  const { goods, move, error } = useGoodsOrder(room);
  const mayPrice = useSellsHere(room);
  const [told, setTold] = useState('');
  const drag = useDragOrder<HTMLOListElement>((from, to) => {
    const place = Math.max(0, Math.min(to, goods.length - 1));
    move(from, place);
    setTold(words.moved(goods[from]?.title ?? '', place + 1, goods.length));
  });
  const isHandle = (target: EventTarget) => target instanceof Element && target.closest('[data-handle]');
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ol
        ref={drag.list}
        {...drag.props}
        // A press on a button of the row, or in its text, begins no drag.
        onPointerDown={(event) => isHandle(event.target) && drag.props.onPointerDown(event)}
        onKeyDown={(event) => isHandle(event.target) && drag.props.onKeyDown(event)}
      >
        {goods.map((one, place) => (
          <GoodsRow
            key={one.productId}
            goods={one}
            place={place}
            count={goods.length}
            isLive={room.state === 'live'}
            isPinned={room.pinned?.productId === one.productId}
            mayChange={mayChange}
            mayPrice={mayPrice}
            moving={drag.movingAt === place}
            pinning={pinningId === one.productId}
            onPin={() => onPin(one.productId)}
            onMove={(to) => move(place, to)}
            onOpen={(kind) => onOpen({ kind, productId: one.productId })}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {told}
      </p>
      {error !== null && (
        <div className="p-4">
          <ProblemNotice error={error} />
        </div>
      )}
    </div>
  );
}
