import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { HappeningRow } from '../../shared/trust/happenings-list.tsx';

export const trustKey = (subjectId: string) => ['ops', 'trust', subjectId] as const;

export const subjectQuery = (subjectId: string, version: number | undefined) =>
  queryOptions({
    queryKey: [...trustKey(subjectId), 'report', version],
    enabled: subjectId !== '',
    retry: false,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/ops/trust/subjects/{subjectId}', {
          params: { path: { subjectId }, query: version === undefined ? {} : { version } },
        }),
      ),
  });

export const subjectHappeningsQuery = (subjectId: string) =>
  pagedQuery<HappeningRow>([...trustKey(subjectId), 'happenings'], (query) =>
    unwrap(
      api.GET('/api/v1/ops/trust/subjects/{subjectId}/happenings', {
        params: { path: { subjectId }, query },
      }),
    ),
  );

export const recompute = (subjectId: string, reason: string) =>
  unwrap(
    api.POST('/api/v1/ops/trust/subjects/{subjectId}/recompute', {
      params: { path: { subjectId } },
      body: { reason },
    }),
  );
