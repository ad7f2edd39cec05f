import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { Button, Spinner } from '../../ui/index.ts';
import { useDeskMessages } from './desk-messages.ts';

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** So many rows are held at most; whoever wants others filters. */
export const rowsMax = 1_000;
const pageSize = 50;

export interface PageAsk {
  limit: number;
  cursor?: string;
}

/** A list that pages by cursor. */
export function pagedQuery<Item>(
  queryKey: readonly unknown[],
  fetchPage: (ask: PageAsk) => Promise<Page<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      fetchPage({ limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<Item>, pages: Page<Item>[]) =>
      pages.length * pageSize >= rowsMax ? null : last.nextCursor,
  });
}

/** The rows of a paged list so far, asked for again as often as they say. */
export function usePagedRows<Item>(
  options: ReturnType<typeof pagedQuery<Item>>,
  refetchMs: (rows: readonly Item[]) => number | false = () => false,
) {
  const query = useInfiniteQuery({
    ...options,
    refetchInterval: ({ state }) => refetchMs(rowsOf(state.data)),
  });
  const rows = useMemo(() => rowsOf(query.data), [query.data]);
  return { ...query, rows };
}

export function rowsOf<Item>(data: InfiniteData<Page<Item>> | undefined): Item[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}

interface ListEndProps {
  count: number;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

/** Under the last row: loads the next page when it comes into view, or says that this is all. */
export function ListEnd({
  count,
  hasNextPage,
  isFetchingNextPage,
  isFetchNextPageError,
  fetchNextPage,
}: ListEndProps) {
  const messages = useDeskMessages();
  const mark = useRef<HTMLDivElement>(null);
  const next = useRef(fetchNextPage);
  next.current = fetchNextPage;
  const waiting = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!waiting || mark.current === null) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && next.current(), {
      rootMargin: '400px',
    });
    watcher.observe(mark.current);
    return () => watcher.disconnect();
  }, [waiting]);
  if (count === 0) return null;
  return (
    <div ref={mark} className="flex min-h-16 items-center justify-center gap-3 px-4 py-4 text-xs text-soft">
      {isFetchNextPageError && <span role="alert">{messages.loadMoreFailed}</span>}
      {isFetchingNextPage ? (
        <Spinner size={16} />
      ) : hasNextPage ? (
        <Button look="outline" size="small" onClick={() => fetchNextPage()}>
          {messages.loadMore}
        </Button>
      ) : (
        <span>{count >= rowsMax ? messages.tooMany(count) : messages.allLoaded(count)}</span>
      )}
    </div>
  );
}
