import { Skeleton, useUiWords } from '../../ui/index.ts';

/** A score to come: what to do next, its cards (shops have two), the trend. */
export function ScoreSkeleton({ cards }: { cards: 1 | 2 }) {
  const { loading } = useUiWords();
  return (
    <div role="status" aria-label={loading} className="flex max-w-5xl flex-col gap-6 px-4 pb-12">
      <Skeleton className="h-20 rounded-card" />
      <div className="grid gap-4 desk:grid-cols-2">
        <Skeleton className="h-80 rounded-card" />
        {cards === 2 && <Skeleton className="h-80 rounded-card max-desk:hidden" />}
      </div>
      <Skeleton className="h-40 rounded-card" />
    </div>
  );
}
