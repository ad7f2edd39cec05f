import { Skeleton } from './skeleton.tsx';
import { useUiWords } from './words.ts';

/** Rows to come. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  const { loading } = useUiWords();
  return (
    <div role="status" aria-label={loading} className="flex flex-col">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
        <div key={row} className="flex h-14 items-center gap-3 border-b border-line px-4">
          <Skeleton className="size-10 shrink-0" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="ms-auto h-4 w-16" />
          <Skeleton className="hidden h-4 w-24 tablet:block" />
        </div>
      ))}
    </div>
  );
}
