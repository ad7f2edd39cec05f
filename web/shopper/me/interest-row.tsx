import type { FeedTarget } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** What a choice, a hidden thing or an interest is called. */
export function useTargetName(): (target: FeedTarget) => string {
  const m = useMessages();
  return ({ scope, target, author }) => (scope === 'category' ? target : (author?.name ?? m.choices.gone));
}

/** One category or author with what can be done about it. */
export function InterestRow({
  target,
  detail,
  children,
}: {
  target: FeedTarget;
  detail?: ReactNode;
  children: ReactNode;
}) {
  const name = useTargetName()(target);
  const { author } = target;
  const about = (
    <>
      {author === null ? (
        <span aria-hidden="true" className="flex size-10 shrink-0 items-center justify-center text-soft">
          <Hash size={18} />
        </span>
      ) : (
        <Avatar name={author.name} url={author.avatarUrl} />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{name}</span>
        {detail}
      </span>
    </>
  );
  const look = 'flex min-w-0 flex-1 items-center gap-3';
  return (
    <li className="flex min-h-14 items-center gap-1 py-1 ps-3 pe-1">
      {author === null ? (
        <span className={look}>{about}</span>
      ) : (
        <Link
          to={author.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
          params={{ id: author.id }}
          className={look}
        >
          {about}
        </Link>
      )}
      {children}
    </li>
  );
}

/** A titled group of rows. */
export function InterestGroup({
  title,
  detail,
  children,
}: {
  title: string;
  detail?: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <h2 className="text-sm font-semibold">{title}</h2>
      {detail !== undefined && <p className="pt-1 text-xs text-soft">{detail}</p>}
      <ul className="mt-2 divide-y divide-line overflow-hidden rounded-card bg-mist">{children}</ul>
    </section>
  );
}
