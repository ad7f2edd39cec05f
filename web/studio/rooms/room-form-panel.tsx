import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Button, Sheet, showToast } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { RoomForm, useCoverUpload } from './room-form.tsx';
import {
  type RoomPlan,
  roomActs,
  roomQuery,
  roomsKey,
  type StudioRoom,
  scheduleRoom,
} from './room-queries.ts';

interface NewRoomPanelProps {
  broadcasterId: string;
  onClose: () => void;
  onMade: (roomId: string) => void;
}

/** Plans a room, beside the list. */
export function NewRoomPanel({ broadcasterId, onClose, onMade }: NewRoomPanelProps) {
  const words = useMessages();
  const formId = useId();
  const queries = useQueryClient();
  const upload = useCoverUpload();
  const save = useMutation({
    mutationFn: async ({ plan, cover }: { plan: RoomPlan; cover: File | null }) => {
      const room = await scheduleRoom(broadcasterId, plan);
      await upload(room, cover);
      return room;
    },
    onSuccess: (room) => {
      showToast(words.roomForm.made);
      void queries.invalidateQueries({ queryKey: roomsKey(broadcasterId) });
      onMade(room.id);
    },
  });
  return (
    <SidePanel
      title={words.roomsPage.schedule}
      onClose={onClose}
      footer={
        <div className="flex justify-end">
          <Button type="submit" form={formId} busy={save.isPending}>
            {words.roomForm.make}
          </Button>
        </div>
      }
    >
      <RoomForm
        formId={formId}
        broadcasterId={broadcasterId}
        room={null}
        error={save.error}
        onSave={(plan, cover) => save.mutate({ plan, cover })}
      />
    </SidePanel>
  );
}

interface RoomDetailsSheetProps {
  room: StudioRoom;
  open: boolean;
  onClose: () => void;
}

/** Changes what was planned, over the desk. */
export function RoomDetailsSheet({ room, open, onClose }: RoomDetailsSheetProps) {
  const messages = useMessages();
  const formId = useId();
  const queries = useQueryClient();
  const upload = useCoverUpload();
  const save = useMutation({
    mutationFn: async ({ plan, cover }: { plan: RoomPlan; cover: File | null }) => {
      const { title, introduction, plannedAt } = plan;
      const moved = room.state === 'scheduled' && plannedAt !== room.plannedAt;
      const changed = await roomActs(room.id).change({
        ...{ title, introduction },
        ...(moved ? { plannedAt } : {}),
      });
      queries.setQueryData(roomQuery(room.id).queryKey, changed);
      await upload(changed, cover);
      return changed;
    },
    onSuccess: () => {
      showToast(messages.roomForm.saved);
      void queries.invalidateQueries({ queryKey: roomsKey(room.broadcaster.id) });
      onClose();
    },
  });
  return (
    <Sheet
      open={open}
      side="end"
      title={messages.desk.details}
      onClose={onClose}
      footer={
        <div className="flex justify-end">
          <Button type="submit" form={formId} busy={save.isPending}>
            {messages.save}
          </Button>
        </div>
      }
    >
      <RoomForm
        key={String(open)}
        formId={formId}
        broadcasterId={room.broadcaster.id}
        room={room}
        error={save.error}
        onSave={(plan, cover) => save.mutate({ plan, cover })}
      />
    </Sheet>
  );
}
