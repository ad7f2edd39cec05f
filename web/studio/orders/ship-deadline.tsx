import type { ShopOrderView } from '@kanmai/client';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { shipDeadline, shipWithinMs, type Urgency } from './order-views.ts';
import { useTimeText } from './time-left.ts';
import { useNow } from './use-now.ts';

const tones: Record<Urgency, { text: string; bar: string }> = {
  late: { text: 'text-danger font-semibold', bar: 'bg-danger' },
  soon: { text: 'text-amber font-semibold', bar: 'bg-amber' },
  calm: { text: 'text-soft', bar: 'bg-line-strong' },
};

/** How much of the promised 48 hours is left, as words and as a bar that runs empty. */
export function ShipDeadlineBar({ order }: { order: ShopOrderView }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const { leftMs, dueAtMs, urgency } = shipDeadline(order, useNow());
  const share = Math.max(0, Math.min(1, leftMs / shipWithinMs));
  const time = useTimeText()(Math.abs(leftMs));
  return (
    <span className="inline-block w-28" title={absoluteTime(new Date(dueAtMs).toISOString(), locale)}>
      <span className={classNames('figures text-xs', tones[urgency].text)}>
        {urgency === 'late' ? messages.orderPage.lateBy(time) : messages.orderPage.left(time)}
      </span>
      <span className="mt-1 block h-1 overflow-hidden rounded-full bg-fill" aria-hidden="true">
        <span
          className={classNames('block h-full origin-left rounded-full', tones[urgency].bar)}
          style={{ transform: `scaleX(${urgency === 'late' ? 1 : share})` }}
        />
      </span>
    </span>
  );
}
