import type { SourcedProductView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, IconButton, showToast } from '../../ui/index.ts';
import { affiliateKey } from '../affiliate/affiliate-queries.ts';
import { rateText } from '../affiliate/rate.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { RoomBagDialog } from './room-bag-dialog.tsx';
import { SampleDialog } from './sample-dialog.tsx';
import { setInWindow } from './sourcing-queries.ts';

interface SourcedCardProps {
  creatorId: string;
  product: SourcedProductView;
}

/** One product to choose: what it earns, what is known of its supplier, and what to do with it. */
export function SourcedCard({ creatorId, product }: SourcedCardProps) {
  const messages = useMessages();
  const words = messages.sourcingPage;
  const { locale } = useLocale();
  const { plan, shop } = product;
  const money = (cents: number) => moneyText(cents, product.currency, locale);
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line p-4 text-sm">
      <div className="flex gap-3">
        <Thumb url={product.pictureUrl} shape="large" />
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 font-semibold wrap-anywhere">{product.title}</p>
          <p className="truncate text-xs text-soft">
            {shop.name}
            {shop.city !== '' && ` · ${shop.city}`}
          </p>
          <p className="figures mt-1">{money(product.priceCents)}</p>
        </div>
        <div className="shrink-0 text-end">
          <p className="figures text-lg font-semibold text-jade">{rateText(plan.rateBasisPoints)}</p>
          <p className="figures text-xs">{words.earns(money(product.earnsCents))}</p>
          {product.keepsCents !== null && (
            <p className="figures text-xs text-soft" title={words.keepsRule}>
              {words.keeps(money(product.keepsCents))}
            </p>
          )}
          {plan.kind !== 'open' && <Badge tone="amber">{messages.affiliatePage.kinds[plan.kind]}</Badge>}
        </div>
      </div>
      <SupplierFacts product={product} />
      {plan.endsAt !== null && (
        <p className="text-xs text-soft">
          {messages.affiliatePage.kinds[plan.kind]} {words.until(absoluteTime(plan.endsAt, locale))}
        </p>
      )}
      <CardActs {...{ creatorId, product }} />
    </li>
  );
}

const riskTones = { low: 'jade', middle: 'amber', high: 'danger' } as const;

/** What is measured; what is not says so. */
function SupplierFacts({ product }: { product: SourcedProductView }) {
  const words = useMessages().sourcingPage;
  const { locale } = useLocale();
  const { facts, available } = product;
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const parts: [string, string | null][] = [
    [
      words.shipFact,
      facts.shipHours === null ? null : words.shipHours(number(Math.ceil(facts.shipHours), 0)),
    ],
    [words.refundFact, facts.refundShare === null ? null : `${number(facts.refundShare * 100, 1)}%`],
    [words.lateFact, facts.lateShare === null ? null : `${number(facts.lateShare * 100, 1)}%`],
    [words.ratingFact, facts.rating === null ? null : number(facts.rating, 1)],
    [words.shopRatingFact, facts.shopRating === null ? null : number(facts.shopRating, 1)],
    [words.stockFact, words.stock(available >= 999 ? '999+' : number(available, 0))],
    [words.stockDaysFact, facts.stockDays === null ? null : words.days(number(facts.stockDays, 0))],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-xs tablet:grid-cols-4">
      <div className="min-w-0" title={words.riskRule}>
        <dt className="truncate text-soft">{words.riskFact}</dt>
        <dd>
          {facts.promiseRisk === null ? (
            <span className="text-soft">{words.unknown}</span>
          ) : (
            <Badge tone={riskTones[facts.promiseRisk]}>{words.risks[facts.promiseRisk]}</Badge>
          )}
        </dd>
      </div>
      {parts.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="truncate text-soft">{name}</dt>
          <dd className={value === null ? 'text-soft' : 'figures'}>{value ?? words.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}

const againStates = new Set(['declined', 'withdrawn']);

function CardActs({ creatorId, product }: SourcedCardProps) {
  const messages = useMessages();
  const words = messages.sourcingPage;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [placing, setPlacing] = useState(false);
  const { id, inWindow, sampleState } = product;
  const setWindow = useMutation({
    mutationFn: () => setInWindow(creatorId, id, !inWindow),
    onSuccess: () => {
      showToast(inWindow ? words.removed : words.added);
      void queries.invalidateQueries({ queryKey: affiliateKey(creatorId) });
    },
  });
  const copy = async () => {
    if (await copyText(`${location.origin}/p/${id}?by=${creatorId}`)) showToast(words.copied);
  };
  const states: Record<string, string> = messages.samplePage.states;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        look={inWindow ? 'outline' : 'solid'}
        busy={setWindow.isPending}
        onClick={() => setWindow.mutate()}
      >
        {inWindow ? words.remove : words.add}
      </Button>
      {sampleState === null || againStates.has(sampleState) ? (
        <Button size="small" look="outline" onClick={() => setAsking(true)}>
          {words.askSample}
        </Button>
      ) : (
        <Badge tone="jade">{words.sampleState(states[sampleState] ?? sampleState)}</Badge>
      )}
      <Button size="small" look="outline" onClick={() => setPlacing(true)}>
        {words.toRoom}
      </Button>
      <IconButton
        label={words.link}
        icon={<Link2 size={18} />}
        onClick={() => void copy()}
        className="ms-auto"
      />
      <ProblemNotice error={setWindow.error} />
      {placing && <RoomBagDialog {...{ creatorId, product, onClose: () => setPlacing(false) }} />}
      {asking && <SampleDialog {...{ creatorId, product, onClose: () => setAsking(false) }} />}
    </div>
  );
}
