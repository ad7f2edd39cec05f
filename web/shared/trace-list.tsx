import type { TracesView } from '@kanmai/client';
import { classNames } from '../ui/index.ts';
import { absoluteTime } from './format.ts';
import { useLocale } from './i18n.ts';
import { parcelWords } from './parcel-words.ts';

/** What a carrier said of a parcel, the latest first. */
export function TraceList({ events }: { events: TracesView['parcels'][number]['events'] }) {
  const { locale } = useLocale();
  const words = parcelWords[locale];
  if (events.length === 0) return <p className="text-sm text-soft">{words.noTrace}</p>;
  return (
    <ol aria-label={words.traces} className="flex flex-col">
      {events.map((event, index) => (
        <li
          key={`${event.at} ${event.status} ${event.place}`}
          className="relative border-s border-line-strong ps-4 pb-3 text-sm last:border-transparent last:pb-0"
        >
          <span
            aria-hidden="true"
            className={classNames(
              'absolute -start-1 top-2 size-2 rounded-full',
              index === 0 ? 'bg-jade' : 'bg-line-strong',
            )}
          />
          <p className="flex flex-wrap justify-between gap-x-3">
            <span className={classNames(index === 0 && 'font-semibold')}>
              {[words.statuses[event.status], event.place].filter(Boolean).join(' · ')}
            </span>
            <time dateTime={event.at} className="figures text-xs leading-5 text-soft">
              {absoluteTime(event.at, locale)}
            </time>
          </p>
          {event.text !== '' && <p className="break-words text-soft">{event.text}</p>}
        </li>
      ))}
    </ol>
  );
}
