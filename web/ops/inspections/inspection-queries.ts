import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { InspectorView, PieceView } from '../../shared/inspections/inspection-view.ts';
import type { inspectionViews } from '../search.ts';

const inspectionsKey = ['ops', 'inspections'] as const;
export type InspectionViewName = (typeof inspectionViews)[number];

export const piecesQuery = (view: InspectionViewName) =>
  pagedQuery<PieceView>([...inspectionsKey, view], (ask) =>
    unwrap(api.GET('/api/v1/ops/inspections', { params: { query: { ...ask, view } } })),
  );

export const pieceQuery = (id: string) =>
  queryOptions({
    queryKey: [...inspectionsKey, 'one', id],
    queryFn: (): Promise<InspectorView> =>
      unwrap(api.GET('/api/v1/ops/inspections/{id}', { params: { path: { id } } })),
  });

/** Everything of the desk is read again after something was done at it. */
export function useReadAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: inspectionsKey });
}
