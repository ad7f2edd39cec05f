import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

const readStatement = (shopId: string, cursor: string | null) =>
  unwrap(
    api.GET('/api/v1/studio/shops/{shopId}/statement', {
      params: { path: { shopId }, query: { limit: 50, ...(cursor === null ? {} : { cursor }) } },
    }),
  );
export type Statement = Awaited<ReturnType<typeof readStatement>>;
export type StatementLine = Statement['items'][number];

export const statementQuery = (shopId: string) =>
  infiniteQueryOptions({
    queryKey: ['studio', shopId, 'statement'],
    queryFn: ({ pageParam }: { pageParam: string | null }) => readStatement(shopId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const statementHref = (shopId: string) => `/api/v1/studio/shops/${shopId}/statement.csv`;
