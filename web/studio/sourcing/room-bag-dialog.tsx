import type { SourcedProductView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, buttonClass, Dialog, SkeletonLines, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { openRoomsQuery, roomActs, roomQuery } from '../rooms/room-queries.ts';
import { RoomStateBadge } from '../rooms/room-state-badge.tsx';

interface RoomBagDialogProps {
  creatorId: string;
  product: SourcedProductView;
  onClose: () => void;
}

/** Puts a product into the bag of a room of the creator that is live or to come. */
export function RoomBagDialog({ creatorId, product, onClose }: RoomBagDialogProps) {
  const messages = useMessages();
  const words = messages.sourcingPage;
  const { locale } = useLocale();
  const formId = useId();
  const queries = useQueryClient();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const rooms = useQuery(openRoomsQuery(creatorId)).data;
  const place = useMutation({
    mutationFn: (roomId: string) => roomActs(roomId).addGoods([product.id]),
    onSuccess: (room) => {
      queries.setQueryData(roomQuery(room.id).queryKey, room);
      showToast(words.inRoom(room.title));
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={words.toRoom}
      onClose={onClose}
      actions={
        <>
          <Button look="outline" onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button type="submit" form={formId} busy={place.isPending} disabled={chosenId === null}>
            {words.placeInRoom}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosenId !== null) place.mutate(chosenId);
        }}
      >
        <p className="line-clamp-2 text-sm font-semibold wrap-anywhere">{product.title}</p>
        {rooms === undefined ? (
          <SkeletonLines />
        ) : rooms.length === 0 ? (
          <div className="flex flex-col items-start gap-3 text-sm">
            {words.noRooms}
            <Link
              to="/$authorId/rooms"
              params={{ authorId: creatorId }}
              search={{ open: 'new' }}
              className={buttonClass('outline', 'small')}
            >
              {messages.roomsPage.schedule}
            </Link>
          </div>
        ) : (
          <fieldset className="flex max-h-80 flex-col gap-2 overflow-y-auto">
            <legend className="sr-only">{messages.rooms}</legend>
            {rooms.map((room) => (
              <label
                key={room.id}
                className="flex min-h-11 items-center gap-3 rounded-card border border-line p-3 text-sm"
              >
                <input
                  type="radio"
                  name="room"
                  className="size-5 shrink-0 accent-ink"
                  checked={room.id === chosenId}
                  onChange={() => setChosenId(room.id)}
                />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-semibold">{room.title}</span>
                  <span className="figures block text-xs text-soft">
                    {absoluteTime(room.plannedAt, locale)}
                  </span>
                </span>
                <RoomStateBadge state={room.state} />
              </label>
            ))}
          </fieldset>
        )}
        <ProblemNotice error={place.error} />
      </form>
    </Dialog>
  );
}
