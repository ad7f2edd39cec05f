import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import type { OpsRoom } from './room-queries.ts';

/** What is offered in the room now: bags, sales, packets, coupons, polls. */
export function RoomOffers({ room: { state, running } }: { room: OpsRoom }) {
  const words = useMessages().roomPage;
  const { locale } = useLocale();
  if (state !== 'live' && running.length === 0) return null;
  return (
    <PanelSection title={words.running}>
      {running.length === 0 ? (
        <p className="text-sm text-soft">{words.nothingRunning}</p>
      ) : (
        <ul className="flex flex-col gap-2 text-sm">
          {running.map(({ kind, id, title, until }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge>{words.offers[kind]}</Badge>
              <span className="min-w-0 wrap-anywhere">{title}</span>
              {until !== null && (
                <span className="text-xs text-soft">{words.until(absoluteTime(until, locale))}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
