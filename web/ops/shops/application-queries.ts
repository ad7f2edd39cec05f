import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

export const applicationsKey = ['ops', 'applications'] as const;
export type QueueState = 'submitted' | 'approved' | 'rejected';

const fetchQueue = (ask: { limit: number; cursor?: string }, state: QueueState) =>
  unwrap(api.GET('/api/v1/ops/shop-applications', { params: { query: { ...ask, state } } }));

export type QueuedApplication = Awaited<ReturnType<typeof fetchQueue>>['items'][number];

export const queueQuery = (state: QueueState) =>
  pagedQuery<QueuedApplication>([...applicationsKey, state], (ask) => fetchQueue(ask, state));

const fetchApplication = (id: string) =>
  unwrap(api.GET('/api/v1/ops/shop-applications/{id}', { params: { path: { id } } }));

export type ReviewedApplication = Awaited<ReturnType<typeof fetchApplication>>;

export const applicationQuery = (id: string) =>
  queryOptions({ queryKey: [...applicationsKey, 'one', id], queryFn: () => fetchApplication(id) });

export const openNumbers = (id: string) =>
  unwrap(api.POST('/api/v1/ops/shop-applications/{id}/numbers', { params: { path: { id } } }));

export const decide = (
  id: string,
  body: {
    version: number;
    decision: 'approve' | 'reject';
    reason: string;
    fields?: Record<string, string>;
  },
) => unwrap(api.POST('/api/v1/ops/shop-applications/{id}/decision', { params: { path: { id } }, body }));
