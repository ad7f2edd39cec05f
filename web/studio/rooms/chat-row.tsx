import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MessageSquareX, MicOff, UserPlus } from 'lucide-react';
import { problemWords } from '../../shared/desk/problem.tsx';
import { useMe } from '../../shared/session.ts';
import { Badge, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { ChatLine } from './room-chat.ts';
import {
  helpersQuery,
  mutesQuery,
  nameHelper,
  roomActs,
  type StudioRoom,
  useRoomAct,
} from './room-queries.ts';
import { type MenuAct, RowMenu } from './row-menu.tsx';

const icon = { size: 16, 'aria-hidden': true } as const;
const dayMinutes = 24 * 60;

export function ChatRow({ line, room }: { line: ChatLine; room: StudioRoom }) {
  const words = useMessages().chat;
  const acts = useChatActs(line, room);
  return (
    <li className="group flex items-start gap-1 ps-4 pe-1 hover:bg-mist">
      <p className="min-w-0 flex-1 py-2 text-sm wrap-anywhere">
        <span className="me-2 inline-flex items-center gap-1 align-middle text-soft">
          {line.name}
          {line.role !== null && <Badge tone="jade">{words.roles[line.role]}</Badge>}
        </span>
        {line.text}
      </p>
      <RowMenu label={words.acts(line.name)} acts={acts} />
    </li>
  );
}

function useChatActs(line: ChatLine, room: StudioRoom): MenuAct[] {
  const messages = useMessages();
  const words = messages.chat;
  const me = useMe();
  const queries = useQueryClient();
  const { id, personId, name, role } = line;
  const acts = roomActs(room.id);
  const remove = useRoomAct(room.id, acts.deleteMessage, { said: words.removed });
  const mute = useRoomAct(room.id, acts.mute, {
    said: words.muted(name),
    done: () => void queries.invalidateQueries({ queryKey: mutesQuery(room.id).queryKey }),
  });
  const help = useMutation({
    mutationFn: (as: 'assistant' | 'moderator') => nameHelper(room.broadcaster.id, personId, as),
    onSuccess: (_done, as) => {
      showToast(words.named(name, words.roles[as]));
      void queries.invalidateQueries({ queryKey: helpersQuery(room.broadcaster.id).queryKey });
    },
  });
  const failed = (error: unknown) => {
    const { title, advice } = problemWords(messages, error);
    showToast(`${title} ${advice}`, 'danger');
  };
  const muteFor = (minutes: number | null) => mute.mutate({ personId, minutes }, { onError: failed });
  const isViewer = role === null && personId !== me?.personId;
  const found: MenuAct[] = [
    {
      key: 'remove',
      label: words.remove,
      icon: <MessageSquareX {...icon} />,
      onChoose: () => remove.mutate(id, { onError: failed }),
    },
  ];
  if (!isViewer) return found;
  const mutes = [
    [words.mute10, 10],
    [words.muteDay, dayMinutes],
    [words.muteAlways, null],
  ] as const;
  for (const [label, minutes] of mutes)
    found.push({ key: label, label, icon: <MicOff {...icon} />, onChoose: () => muteFor(minutes) });
  if (room.myRole !== 'host') return found;
  const roles = [
    [words.makeModerator, 'moderator'],
    [words.makeAssistant, 'assistant'],
  ] as const;
  for (const [label, as] of roles)
    found.push({
      ...{ key: as, label, icon: <UserPlus {...icon} /> },
      onChoose: () => help.mutate(as, { onError: failed }),
    });
  return found;
}
