import type { AuthorView, Page as PageOf } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Users } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { Avatar, buttonClass, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { errorText, useMessages } from '../messages/index.ts';

export function FollowsPage() {
  const m = useMessages();
  const query = useInfiniteQuery({
    queryKey: ['follows'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/follows', { params: { query: pageParam === '' ? {} : { cursor: pageParam } } }),
      ),
    getNextPageParam: (page: PageOf<AuthorView>) => page.nextCursor,
  });
  const authors = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={m.me.follows}>
      {query.isPending && <Skeleton className="h-16 w-full rounded-card" />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data && authors.length === 0 && (
        <EmptyState
          icon={<Users size={36} />}
          title={m.feed.followingEmptyTitle}
          detail={m.feed.followingEmptyDetail}
          action={
            <Link to="/" className={buttonClass('outline')}>
              {m.feed.toFeed}
            </Link>
          }
        />
      )}
      {authors.length > 0 && (
        <ul className="divide-y divide-line overflow-hidden rounded-card bg-mist">
          {authors.map((author) => (
            <li key={author.id}>
              <Link
                to={author.kind === 'shop' ? '/shop/$id' : '/creator/$id'}
                params={{ id: author.id }}
                className="flex items-center gap-3 p-3"
              >
                <Avatar name={author.name} url={author.avatarUrl} />
                <span className="min-w-0 flex-1 truncate text-sm">{author.name}</span>
                <ChevronRight size={16} className="text-soft" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <LoadMore query={query} />
    </Page>
  );
}
