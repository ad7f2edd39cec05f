import { ArrowDown } from 'lucide-react';
import { Spinner } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export function PullHint({ share, refreshing }: { share: number | null; refreshing: boolean }) {
  const m = useMessages();
  if (share === null && !refreshing) return null;
  const ready = share !== null && share >= 1;
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 top-[calc(var(--safe-top)+16px)] flex justify-center text-sm text-on-glass"
      style={{ opacity: refreshing ? 1 : Math.min(1, share ?? 0) }}
    >
      <span className="flex items-center gap-2 rounded-full bg-glass px-3 py-1.5">
        {refreshing ? (
          <Spinner size={16} />
        ) : (
          <ArrowDown
            size={16}
            className={`transition-transform duration-calm ${ready ? 'rotate-180' : ''}`}
          />
        )}
        {refreshing ? m.feed.refreshing : ready ? m.feed.release : m.feed.pull}
      </span>
    </div>
  );
}
