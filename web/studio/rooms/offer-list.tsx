import type { UseQueryResult } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { Button, EmptyState, SkeletonLines } from '../../ui/index.ts';
import { countdownOf } from './room-time.ts';
import { type RoomLine, useServerNow } from './use-room-line.ts';

interface OfferListProps<Item extends { id: string }> {
  label: string;
  icon: ReactNode;
  query: UseQueryResult<readonly Item[]>;
  make: { label: string; disabled: boolean; onMake: () => void };
  empty: { title: string; detail: string };
  children: (item: Item) => ReactNode;
}

/** What is offered in a room, one kind of it: the list, its button, and what to say when there is nothing. */
export function OfferList<Item extends { id: string }>({
  label,
  icon,
  query,
  make,
  empty,
  children,
}: OfferListProps<Item>) {
  const button = (
    <Button size="small" icon={<Plus size={16} />} disabled={make.disabled} onClick={make.onMake}>
      {make.label}
    </Button>
  );
  return (
    <section aria-label={label} className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4">
      {query.isPending ? (
        <SkeletonLines />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.length === 0 ? (
        <EmptyState icon={icon} title={empty.title} detail={empty.detail} action={button} />
      ) : (
        <>
          <div className="mb-3 flex justify-end">{button}</div>
          <ul className="flex flex-col gap-3">
            {query.data.map((item) => (
              <li key={item.id} className="rounded-card border border-line p-3 text-sm">
                {children(item)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A big countdown by the server's clock, and what it counts down to. */
export function OfferClock({ until, line, label }: { until: string; line: RoomLine; label: string }) {
  const nowMs = useServerNow(line.nowMs);
  return (
    <p role="timer" className="shrink-0 text-end">
      <span className="figures block text-2xl leading-none font-semibold">
        {countdownOf(Date.parse(until), nowMs).text}
      </span>
      <span className="text-xs text-soft">{label}</span>
    </p>
  );
}
