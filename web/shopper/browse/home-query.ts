import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const shopHomeQuery = (id: string) =>
  queryOptions({
    queryKey: ['home', id],
    staleTime: 60_000,
    queryFn: () => unwrap(api.GET('/api/v1/shops/{id}', { params: { path: { id } } })),
  });

export const creatorHomeQuery = (id: string) =>
  queryOptions({
    queryKey: ['home', id],
    staleTime: 60_000,
    queryFn: () => unwrap(api.GET('/api/v1/creators/{id}', { params: { path: { id } } })),
  });
