import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type RoomGoods, roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';

interface RemoveDialogProps {
  room: StudioRoom;
  goods: RoomGoods;
  onClose: () => void;
}

export function RemoveDialog({ room, goods, onClose }: RemoveDialogProps) {
  const messages = useMessages();
  const words = messages.goods;
  const remove = useRoomAct(room.id, roomActs(room.id).removeGoods, { said: words.removed, done: onClose });
  return (
    <Dialog
      open
      title={words.removeTitle(goods.title)}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(goods.productId)}>
            {words.remove}
          </Button>
        </>
      }
    >
      <p className="text-sm text-soft">{words.removeDetail}</p>
      <ProblemNotice error={remove.error} />
    </Dialog>
  );
}
