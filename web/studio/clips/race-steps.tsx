import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { classNames } from '../../ui/class-names.ts';
import { useMessages } from '../messages/index.ts';
import type { Race } from './clip-queries.ts';

/** The height of the first step, in hundredths of the highest. */
const lowest = 20;

/** The race as steps: those passed, the one it stands on, and how much of that one's audience it has had. */
export function RaceSteps({ race }: { race: Race }) {
  const words = useMessages().clipRace;
  const { locale } = useLocale();
  const { tiers, tier, viewers, state } = race;
  const audience = tiers[tier]?.audience ?? 0;
  return (
    <div className="flex flex-col gap-1">
      <ol className="flex h-32 items-end gap-1" aria-label={words.steps}>
        {tiers.map((each, at) => {
          const where = at < tier ? 'passed' : at > tier ? 'ahead' : state === 'stopped' ? 'stopped' : 'here';
          const height = lowest + ((100 - lowest) * at) / Math.max(1, tiers.length - 1);
          const filled = at < tier ? 1 : at === tier ? Math.min(1, viewers / each.audience) : 0;
          return (
            <li
              key={each.audience}
              aria-current={at === tier ? 'step' : undefined}
              className="flex h-full min-w-0 flex-1 flex-col justify-end"
            >
              <span className="sr-only">
                {words.step(at + 1, countText(each.audience, locale))}, {words[where]}
              </span>
              <span
                aria-hidden="true"
                className={classNames(
                  'figures truncate pb-0.5 text-center text-xs',
                  at === tier ? 'font-semibold' : 'text-soft',
                )}
              >
                {countText(each.audience, locale)}
              </span>
              <span
                aria-hidden="true"
                className={classNames(
                  'relative block overflow-hidden rounded-t-sm bg-fill',
                  at === tier && 'outline-2 outline-offset-0 outline-ink',
                )}
                style={{ height: `${height * 0.82}%` }}
              >
                <span
                  className={classNames(
                    'absolute inset-x-0 bottom-0',
                    where === 'stopped' ? 'bg-danger' : 'bg-jade',
                  )}
                  style={{ height: `${filled * 100}%` }}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <p className="figures text-xs text-soft">
        <span className="font-semibold text-ink">{state === 'stopped' ? words.stopped : words.here}</span>
        {' · '}
        {words.seenBy(countText(viewers, locale), countText(audience, locale))}
      </p>
    </div>
  );
}
