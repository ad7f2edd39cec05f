import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { useAdvertCheck } from '../adverts/advert-check.ts';
import { AdvertNotes } from '../adverts/advert-notes.tsx';
import { useMessages } from '../messages/index.ts';
import { type RoomGoods, roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';

interface NoteDialogProps {
  room: StudioRoom;
  goods: RoomGoods;
  onClose: () => void;
}

const noteLengthMax = 100;

/** A few words beside a product. */
export function NoteDialog({ room, goods, onClose }: NoteDialogProps) {
  const messages = useMessages();
  const words = messages.goods;
  const formId = useId();
  const [note, setNote] = useState(goods.note);
  const findingsOf = useAdvertCheck(room.broadcaster.id, { kind: 'room', subjectId: room.id }, [
    { field: 'note', source: 'script', text: note },
  ]);
  const save = useRoomAct(room.id, roomActs(room.id).noteGoods, { said: words.noteSaved, done: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ productId: goods.productId, note: note.trim() });
  };
  return (
    <Dialog
      open
      title={words.note}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={save.isPending}>
            {messages.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <p className="truncate text-sm text-soft">{goods.title}</p>
        <div>
          <TextField
            label={words.note}
            hint={words.noteHint}
            value={note}
            maxLength={noteLengthMax}
            onChange={(event) => setNote(event.target.value)}
          />
          <AdvertNotes text={note} findings={findingsOf('note')} onUse={setNote} />
        </div>
        <ProblemNotice error={save.error} />
      </form>
    </Dialog>
  );
}
