import { classNames } from './class-names.ts';

/** A block of the shape of what comes; the class names say which. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={classNames('animate-pulse-soft rounded-control bg-fill', className)} />
  );
}

/** Rows of text to come. */
export function SkeletonLines({ count = 3 }: { count?: number }) {
  const widths = ['w-full', 'w-5/6', 'w-2/3'];
  return (
    <div className="flex flex-col gap-2" aria-hidden="true">
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move
        <Skeleton key={line} className={classNames('h-4', widths[line % widths.length])} />
      ))}
    </div>
  );
}
