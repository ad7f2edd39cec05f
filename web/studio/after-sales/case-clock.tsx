import type { CaseSummary } from '../../shared/after-sales/case-view.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { classNames } from '../../ui/index.ts';
import { useTimeText } from '../orders/time-left.ts';
import { useNow } from '../orders/use-now.ts';

const soonMs = 12 * 60 * 60 * 1000;

/** How much time is left, and what silence then does. */
export function CaseClock({ of }: { of: Pick<CaseSummary, 'dueAt' | 'state' | 'turn'> }) {
  const { desk, silence } = useAfterSaleWords();
  const { locale } = useLocale();
  const nowMs = useNow();
  const timeText = useTimeText();
  if (of.dueAt === null) return <span className="text-xs text-soft">–</span>;
  const leftMs = Date.parse(of.dueAt) - nowMs;
  const then = silence[of.state] ?? '';
  const mine = of.turn === 'shop';
  const tone =
    mine && leftMs <= 0
      ? 'font-semibold text-danger'
      : mine && leftMs < soonMs
        ? 'font-semibold text-amber'
        : 'text-soft';
  return (
    <time
      dateTime={of.dueAt}
      title={absoluteTime(of.dueAt, locale)}
      className={classNames('figures text-xs whitespace-nowrap', tone)}
    >
      {leftMs > 0 ? desk.left(timeText(leftMs), then) : desk.over(then)}
    </time>
  );
}
