import { useEffect, useRef, useState } from 'react';
import { movedTo } from '../products/picture-order.ts';
import { inOrder } from './goods-order.ts';
import { type RoomGoods, roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';

/** Moves that follow each other closely are sent as one. */
const restMs = 500;

/** The goods of a room in the order that they are being put in, sent when the moving rests. */
export function useGoodsOrder(room: StudioRoom): {
  goods: RoomGoods[];
  move: (from: number, to: number) => void;
  error: unknown;
} {
  const [order, setOrder] = useState<string[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRoomAct(room.id, roomActs(room.id).orderGoods);
  useEffect(() => () => clearTimeout(timer.current), []);
  const goods = order === null ? room.goods : inOrder(room.goods, ({ productId }) => productId, order);
  const move = (from: number, to: number) => {
    const next = movedTo(
      goods.map(({ productId }) => productId),
      from,
      to,
    );
    setOrder(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save.mutate(next, { onSettled: () => setOrder(null) }), restMs);
  };
  return { goods, move, error: save.error };
}
