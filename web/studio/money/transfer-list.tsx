import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { moneyKey, transfersQuery } from './money-queries.ts';

const tones = { 'under-way': 'amber', done: 'jade', failed: 'danger' } as const;

/** The latest transfers to the shop's bank and from it; nothing while there are none. */
export function TransferList({ shopId }: { shopId: string }) {
  const { transferList: words } = useMessages();
  const { locale } = useLocale();
  const { data } = useQuery(transfersQuery(shopId));
  const queries = useQueryClient();
  const underWay = data?.items.filter(({ state }) => state === 'under-way').length ?? 0;
  const before = useRef(underWay);
  useEffect(() => {
    // One has ended: the balances are others now.
    if (underWay < before.current) void queries.invalidateQueries({ queryKey: moneyKey(shopId) });
    before.current = underWay;
  }, [underWay, queries, shopId]);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="transfers-title">
      <h2 id="transfers-title" className="mb-3 text-base font-semibold">
        {words.title}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line">
        {data.items.map((transfer) => (
          <li key={transfer.id} className="flex items-center gap-4 px-4 py-3 text-sm">
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-2">
                {words.kinds[transfer.direction]}
                <Badge tone={tones[transfer.state]}>{words.states[transfer.state]}</Badge>
              </span>
              <span className="block truncate text-xs text-soft">
                {absoluteTime(transfer.createdAt, locale)} · {words.by(transfer.requestedBy.name)}
                {transfer.failure !== null && ` · ${transfer.failure}`}
              </span>
            </span>
            <span className="figures shrink-0">
              {moneyText(transfer.amountCents, transfer.currency, locale)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
