import { useEffect } from 'react';

interface PagedList {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Reads a list to its end while `active`: what is newest first has the longest wait on its last page. */
export function useWholeList(list: PagedList, active: boolean): void {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const wanting = active && hasNextPage && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (wanting) fetchNextPage();
  }, [wanting, fetchNextPage]);
}
