import { Skeleton, SkeletonLines } from '../../ui/index.ts';

export function ProductSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="aspect-[4/3] w-full rounded-card" />
      <Skeleton className="h-8 w-28" />
      <SkeletonLines count={2} />
      <div className="flex gap-2">
        <Skeleton className="h-9 w-20 rounded-full" />
        <Skeleton className="h-9 w-20 rounded-full" />
      </div>
    </div>
  );
}
