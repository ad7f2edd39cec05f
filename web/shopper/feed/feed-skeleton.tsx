import { Skeleton } from '../../ui/index.ts';

/** The shape of a clip before the first one is here. */
export function FeedSkeleton() {
  return (
    <div
      aria-hidden="true"
      className="absolute inset-0 flex items-end gap-3 bg-paper px-3 pb-[calc(var(--tabs-height)+var(--safe-bottom)+12px)] desk:pb-4"
    >
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-5 w-32" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-14 w-full max-w-80 rounded-card" />
      </div>
      <div className="flex w-11 flex-col items-center gap-6">
        <Skeleton className="size-12 rounded-full" />
        <Skeleton className="size-9 rounded-full" />
        <Skeleton className="size-9 rounded-full" />
        <Skeleton className="size-9 rounded-full" />
        <Skeleton className="size-9 rounded-full" />
      </div>
    </div>
  );
}
