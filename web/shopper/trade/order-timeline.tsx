import type { OrderView } from '@kanmai/client';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

type Step = OrderView['timeline'][number];

/** The last parcel says nothing that the order as a whole does not. */
function isToldByAll(step: Step, steps: readonly Step[]): boolean {
  const all = { 'parcel-shipped': 'shipped', 'parcel-delivered': 'delivered' }[step.kind];
  return steps.some(({ kind, at }) => kind === all && at === step.at);
}

/** What happened to the order, newest first. */
export function OrderTimeline({ steps }: { steps: OrderView['timeline'] }) {
  const m = useMessages();
  const { locale } = useLocale();
  if (steps.length === 0) return null;
  const newest = [...steps].reverse().filter((step) => !isToldByAll(step, steps));
  return (
    <section className="rounded-card bg-mist p-3">
      <h3 className="pb-2 text-xs text-soft">{m.orders.timeline}</h3>
      <ol className="flex flex-col">
        {newest.map((step, index) => (
          <li
            key={`${step.kind}-${step.at}-${step.data['parcelId'] ?? ''}`}
            className="relative flex gap-3 pb-3 last:pb-0"
          >
            {index < newest.length - 1 && (
              <span
                aria-hidden="true"
                className="absolute start-[5px] top-4 -bottom-1 w-px bg-line-strong opacity-40"
              />
            )}
            <span
              aria-hidden="true"
              className={classNames(
                'mt-1.5 size-[11px] shrink-0 rounded-full',
                index === 0 ? 'bg-jade' : 'bg-line-strong opacity-60',
              )}
            />
            <span className={classNames('flex-1 text-sm', index === 0 && 'font-semibold')}>
              {m.orders.steps[step.kind] ?? step.kind}
            </span>
            <time dateTime={step.at} className="figures text-xs leading-5 text-soft">
              {absoluteTime(step.at, locale)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
