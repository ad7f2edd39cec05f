import { useEffect, useRef } from 'react';
import { Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export interface LoadMoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Fetches the next page as its end comes into sight; also a button, for keys and for when that fails. */
export function LoadMore({ query }: LoadMoreProps) {
  const m = useMessages();
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    const element = end.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (seen) => {
        const { hasNextPage, isFetchingNextPage, fetchNextPage } = latest.current;
        if (seen[0]?.isIntersecting && hasNextPage && !isFetchingNextPage) fetchNextPage();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={end} className="pt-4">
      {query.hasNextPage && (
        <Button look="quiet" wide busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {m.mall.loadMore}
        </Button>
      )}
    </div>
  );
}
