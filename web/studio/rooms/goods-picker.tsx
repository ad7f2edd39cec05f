import type { SourcedProductView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { Button, Sheet, SkeletonLines } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { rateText } from '../affiliate/rate.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { productChoiceQuery } from '../products/product-queries.ts';
import { sourcingQuery } from '../sourcing/sourcing-queries.ts';
import { Thumb } from '../tables/thumb.tsx';
import { roomActs, type StudioRoom, useRoomAct } from './room-queries.ts';

interface GoodsPickerProps {
  room: StudioRoom;
  onClose: () => void;
}

interface Choice {
  readonly productId: string;
  readonly title: string;
  readonly pictureUrl: string | null;
  readonly detail: string;
}

const chosenMax = 50;

/** Goods for the bag: a shop's own that are on sale; a creator's, by sourcing. */
export function GoodsPicker({ room, onClose }: GoodsPickerProps) {
  const words = useMessages().goods;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const add = useRoomAct(room.id, roomActs(room.id).addGoods, { said: words.added, done: onClose });
  const inBag = new Set(room.goods.map(({ productId }) => productId));
  const list = { text, chosen, inBag, onToggle: (id: string) => setChosen(toggled(chosen, id)) };
  return (
    <Sheet
      open
      side="end"
      title={words.pick}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          <ProblemNotice error={add.error} />
          <Button
            wide
            busy={add.isPending}
            disabled={chosen.size === 0}
            onClick={() => add.mutate([...chosen])}
          >
            {words.picked(chosen.size)}
          </Button>
        </div>
      }
    >
      <div className="sticky top-0 z-10 bg-paper pb-3">
        <SearchField label={words.search} value={text} onChange={setText} wide />
      </div>
      {room.broadcaster.kind === 'shop' ? (
        <ShopChoices shopId={room.broadcaster.id} {...list} />
      ) : (
        <CreatorChoices creatorId={room.broadcaster.id} {...list} />
      )}
    </Sheet>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id) && next.size < chosenMax) next.add(id);
  return next;
}

interface ChoicesProps {
  text: string;
  chosen: ReadonlySet<string>;
  inBag: ReadonlySet<string>;
  onToggle: (productId: string) => void;
}

function ShopChoices({ shopId, text, ...list }: ChoicesProps & { shopId: string }) {
  const words = useMessages().goods;
  const { locale } = useLocale();
  const query = useQuery(productChoiceQuery(shopId, text));
  if (query.error !== null) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  const choices = query.data
    ?.filter(({ state }) => state === 'on-sale')
    .map((product) => {
      const prices = product.variants.map(({ priceCents }) => priceCents);
      const currency = product.variants[0]?.currency ?? 'CNY';
      return {
        productId: product.id,
        title: product.title,
        pictureUrl: product.pictureUrls[0] ?? null,
        detail: prices.length === 0 ? '' : moneyText(Math.min(...prices), currency, locale),
      };
    });
  return <Choices choices={choices} nothing={words.pickNothingShop} {...list} />;
}

function CreatorChoices({ creatorId, text, ...list }: ChoicesProps & { creatorId: string }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const ask = { q: text, order: 'newest', rateBasisPointsMin: null, inWindow: false } as const;
  const query = usePagedRows(sourcingQuery(creatorId, ask));
  if (query.error !== null) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  const choices =
    query.data === undefined
      ? undefined
      : query.rows.map((row) => sourcedChoice(row, messages.sourcingPage, locale));
  return <Choices choices={choices} nothing={messages.goods.pickNothingCreator} {...list} />;
}

function sourcedChoice(
  row: SourcedProductView,
  words: StudioMessages['sourcingPage'],
  locale: Locale,
): Choice {
  const { id: productId, title, pictureUrl, shop, plan } = row;
  const price = moneyText(row.priceCents, row.currency, locale);
  const risk = row.facts.promiseRisk;
  const parts = [
    price,
    shop.name,
    rateText(plan.rateBasisPoints),
    ...(risk === null || risk === 'low' ? [] : [`${words.riskFact} ${words.risks[risk]}`]),
  ];
  const detail = parts.join(' · ');
  return { productId, title, pictureUrl, detail };
}

function Choices({
  choices,
  nothing,
  chosen,
  inBag,
  onToggle,
}: Omit<ChoicesProps, 'text'> & { choices: readonly Choice[] | undefined; nothing: string }) {
  const words = useMessages().goods;
  if (choices === undefined) return <SkeletonLines count={6} />;
  if (choices.length === 0)
    return (
      <p role="status" className="py-8 text-center text-sm text-soft">
        {words.pickNothing}。{nothing}
      </p>
    );
  return (
    <ul className="flex flex-col">
      {choices.map(({ productId, title, pictureUrl, detail }) => {
        const isIn = inBag.has(productId);
        return (
          <li key={productId}>
            <label className="flex min-h-16 items-center gap-3 border-b border-line py-2 has-disabled:opacity-60">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-ink"
                checked={isIn || chosen.has(productId)}
                disabled={isIn}
                onChange={() => onToggle(productId)}
              />
              <Thumb url={pictureUrl} />
              <span className="min-w-0 flex-1 text-sm">
                <span className="line-clamp-2 wrap-anywhere">{title}</span>
                <span className="figures block truncate text-xs text-soft">
                  {isIn ? words.inBag : detail}
                </span>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
