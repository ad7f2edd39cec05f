import type { ReactNode } from 'react';
import { ListEnd, type usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';

interface PagedTableProps<Row> {
  label: string;
  list: ReturnType<typeof usePagedRows<Row>>;
  columns: readonly DataColumn<Row>[];
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  openId: string | null;
  onOpen: (id: string) => void;
  card: (row: Row) => ReactNode;
  empty: { icon: ReactNode; title: string; detail: string };
}

/** A table of a paged list, with all that it may be instead: loading, failed, empty. */
export function PagedTable<Row>({ list, empty, ...table }: PagedTableProps<Row>) {
  if (list.isPending) return <TableSkeleton />;
  if (list.isError && list.rows.length === 0)
    return <ProblemState error={list.error} onRetry={list.refetch} />;
  if (list.rows.length === 0) return <EmptyState {...empty} />;
  return <DataTable {...table} rows={list.rows} end={<ListEnd count={list.rows.length} {...list} />} />;
}
