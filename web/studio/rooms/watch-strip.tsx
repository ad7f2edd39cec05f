import { useQuery } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { InterventionStory } from '../../shared/room-watch/intervention-story.tsx';
import { type InterventionView, ruleText } from '../../shared/room-watch/intervention-view.ts';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { Badge, Button, classNames, RelativeTime } from '../../ui/index.ts';
import { interventionsQuery } from './room-queries.ts';

const againMs = 4_000;

/** What the platform's watch says to whoever works in a room, the newest first; nothing while it says nothing. */
export function WatchStrip({ roomId, live }: { roomId: string; live: boolean }) {
  const words = useWatchWords();
  const [all, setAll] = useState(false);
  const [readId, setReadId] = useState('');
  const { data = [] } = useQuery({
    ...interventionsQuery(roomId),
    refetchInterval: live ? againMs : false,
    // What ended the room came after the desk was last told.
    refetchOnMount: 'always',
  });
  const newest = data[0];
  // Ids are in the order of time.
  const isRead = newest === undefined || newest.id <= readId;
  const shown = all ? data : isRead ? [] : [newest];
  const hidden = data.length - shown.length;
  return (
    // Always there, so that what comes up is read out.
    <section aria-label={words.studioTitle} aria-live="polite" className="shrink-0 empty:hidden">
      {newest !== undefined && (
        <div className="flex max-h-[40dvh] flex-col gap-2 overflow-y-auto px-4 py-3">
          {shown.map((one) => (
            <WatchNote key={one.id} one={one} />
          ))}
          <div className="flex flex-wrap gap-2">
            {(hidden > 0 || all) && (
              <Button look="quiet" size="small" onClick={() => setAll(!all)}>
                {all ? words.less : words.more(hidden)}
              </Button>
            )}
            {live && !isRead && !all && (
              <Button look="quiet" size="small" onClick={() => setReadId(newest.id)}>
                {words.understood}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function WatchNote({ one }: { one: InterventionView }) {
  const words = useWatchWords();
  const { locale } = useLocale();
  const grave = one.kind !== 'hint' && !one.takenBack;
  return (
    <article
      className={classNames(
        'flex min-w-0 gap-2 rounded-control p-3 text-sm',
        grave ? 'bg-danger-wash' : 'bg-amber-wash',
      )}
    >
      <ShieldAlert
        size={18}
        aria-hidden="true"
        className={classNames('mt-px shrink-0', grave ? 'text-danger' : 'text-amber')}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          <span className={grave ? 'text-danger' : 'text-amber'}>{words.told[one.kind]}</span>
          {one.takenBack && <Badge tone="jade">{words.takenBack}</Badge>}
          <span className="text-xs font-normal text-soft">
            <RelativeTime at={one.at} locale={locale} />
          </span>
        </h2>
        <p className="text-xs text-soft">
          {[
            ruleText(one.rule, words),
            one.kind === 'unpin' ? one.productTitle : null,
            one.until === null ? null : words.until(absoluteTime(one.until, locale)),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        {one.reason !== '' && <p className="wrap-anywhere">{one.reason}</p>}
        <InterventionStory of={one} />
      </div>
    </article>
  );
}
