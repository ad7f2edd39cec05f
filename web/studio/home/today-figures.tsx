import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Price } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { ShopDesk } from './desk-query.ts';

/** What was sold today, beside the same weekday a week ago until this hour. */
export function TodayFigures({ today }: { today: NonNullable<ShopDesk['today']> }) {
  const words = useMessages().shopDesk;
  const { locale } = useLocale();
  const { orders, paidCents, views, weekAgo } = today;
  return (
    <dl className="mb-4 grid grid-cols-3 divide-x divide-line rounded-card border border-line">
      <Figure name={words.paid} definition={words.paidDefinition} now={paidCents} before={weekAgo.paidCents}>
        <Price cents={paidCents} currency="CNY" locale={locale} />
      </Figure>
      <Figure name={words.orders} definition={words.ordersDefinition} now={orders} before={weekAgo.orders}>
        {orders.toLocaleString(locale)}
      </Figure>
      <Figure name={words.views} definition={words.viewsDefinition}>
        {countText(views, locale)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  name: string;
  definition: string;
  now?: number;
  before?: number;
  children: ReactNode;
}

function Figure({ name, definition, now = 0, before = 0, children }: FigureProps) {
  const words = useMessages().shopDesk;
  // Of nothing there is no share.
  const share = before === 0 ? null : Math.round(((now - before) / before) * 100);
  return (
    <div className="min-w-0 px-4 py-3" title={definition}>
      <dt className="text-xs text-soft">{name}</dt>
      <dd className="figures text-lg font-semibold">{children}</dd>
      {share !== null && (
        <dd className="figures flex items-center gap-1 text-xs text-soft">
          {share >= 0 ? <ArrowUp size={12} aria-hidden="true" /> : <ArrowDown size={12} aria-hidden="true" />}
          {words.against(`${share > 0 ? '+' : ''}${share}%`)}
        </dd>
      )}
    </div>
  );
}
