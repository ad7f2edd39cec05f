import { absoluteTime } from '../../shared/format.ts';
import type { ClaimSummary } from '../../shared/guarantees/claim-view.ts';
import { useLocale } from '../../shared/i18n.ts';
import { classNames } from '../../ui/index.ts';
import { useTimeText } from '../orders/time-left.ts';
import { useNow } from '../orders/use-now.ts';

const soonMs = 12 * 60 * 60 * 1000;

/** How much time is left until the clock decides. */
export function ClaimClock({ of }: { of: Pick<ClaimSummary, 'dueAt'> }) {
  const { locale } = useLocale();
  const nowMs = useNow();
  const timeText = useTimeText();
  if (of.dueAt === null) return <span className="text-xs text-soft">–</span>;
  const leftMs = Date.parse(of.dueAt) - nowMs;
  return (
    <time
      dateTime={of.dueAt}
      title={absoluteTime(of.dueAt, locale)}
      className={classNames(
        'figures text-xs whitespace-nowrap',
        leftMs < soonMs ? 'font-semibold text-amber' : 'text-soft',
      )}
    >
      {timeText(Math.max(0, leftMs))}
    </time>
  );
}
