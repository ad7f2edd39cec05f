import { Menu } from '@base-ui/react/menu';
import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useMe } from '../../shared/session.ts';
import { Avatar } from '../../ui/index.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { authorsOf, type StudioAuthor, useCreatorName, useShopState } from './authors.ts';

/** Whose work is on the bench; a person of several shops changes it here. */
export function AuthorSwitcher({ author }: { author: StudioAuthor }) {
  const messages = useMessages();
  const me = useMe();
  const navigate = useNavigate();
  const creatorName = useCreatorName(me?.creatorId ?? null);
  const shopState = useShopState(author.id);
  const authors = me === undefined ? [author] : authorsOf(me);
  const nameOf = (one: StudioAuthor) => one.name || creatorName || messages.asCreator;
  const note = messages.shopStateNote[shopState ?? ''] ?? roleOf(author, messages);
  const face = (
    <>
      <Avatar name={nameOf(author)} url={null} size="small" />
      <span className="min-w-0 flex-1 text-start">
        <span className="block truncate text-sm font-semibold">{nameOf(author)}</span>
        <span className="block truncate text-xs text-soft">{note}</span>
      </span>
    </>
  );
  const shape = 'flex min-h-12 w-full min-w-0 items-center gap-3 rounded-control py-1 desk:px-3';
  if (authors.length === 1) return <div className={shape}>{face}</div>;
  return (
    <Menu.Root>
      <Menu.Trigger className={`${shape} hover:bg-fill`}>
        {face}
        <span className="sr-only">{messages.switchShop}</span>
        <ChevronsUpDown size={16} className="shrink-0 text-soft" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-40">
          <Menu.Popup className="max-h-[60dvh] w-72 overflow-y-auto rounded-card border border-line bg-raised p-2 shadow-float outline-none">
            {authors.map((one) => (
              <Menu.Item
                key={one.id}
                onClick={() => navigate({ to: '/$authorId', params: { authorId: one.id } })}
                className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control px-3 py-1 outline-none data-highlighted:bg-mist"
              >
                <Avatar name={nameOf(one)} url={null} size="small" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-sm">{nameOf(one)}</span>
                  <span className="block text-xs text-soft">{roleOf(one, messages)}</span>
                </span>
                {one.id === author.id && <Check size={16} aria-hidden="true" />}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function roleOf(author: StudioAuthor, messages: StudioMessages): string {
  if (author.kind === 'creator') return messages.asCreator;
  return messages.shopRoles[author.role ?? ''] ?? '';
}
