import type { ReactNode } from 'react';
import { useState } from 'react';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, classNames, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { guaranteesOf, type MallSearch, typedCents, withGuarantee } from './mall-search.ts';
import type { MallFacets } from './use-mall-facets.ts';

export interface MallFiltersProps {
  search: MallSearch;
  facets: MallFacets | undefined;
  onChange: (next: MallSearch) => void;
}

/** Everything that goods can be filtered by, with how many each choice leaves. */
export function MallFilters({ search, facets, onChange }: MallFiltersProps) {
  const m = useMessages();
  const { category, city, inStock } = search;
  const asked = guaranteesOf(search);
  const guarantees = valuesWith(facets?.guarantees, asked);
  return (
    <div className="flex flex-col gap-5">
      <Choices title={m.mall.category}>
        {valuesWith(facets?.categories, category === undefined ? [] : [category]).map(({ value, count }) => (
          <Choice
            key={value}
            on={value === category}
            count={count}
            onClick={() => {
              const { category: _, ...rest } = search;
              onChange(value === category ? rest : { ...rest, category: value });
            }}
          >
            {value}
          </Choice>
        ))}
      </Choices>
      <PriceRange key={`${search.fromCents} ${search.toCents}`} {...{ search, facets, onChange }} />
      <Choices title={m.mall.service}>
        <Choice
          on={inStock === true}
          count={facets?.inStock}
          onClick={() => {
            const { inStock: on, ...rest } = search;
            onChange(on ? rest : { ...rest, inStock: true });
          }}
        >
          {m.mall.inStock}
        </Choice>
        {guarantees.map(({ value, count }) => (
          <Choice
            key={value}
            on={asked.includes(value)}
            count={count}
            onClick={() => onChange(withGuarantee(search, value))}
          >
            {m.guarantees[value]?.name ?? value}
          </Choice>
        ))}
      </Choices>
      <Choices title={m.mall.city}>
        {valuesWith(facets?.cities, city === undefined ? [] : [city]).map(({ value, count }) => (
          <Choice
            key={value}
            on={value === city}
            count={count}
            onClick={() => {
              const { city: _, ...rest } = search;
              onChange(value === city ? rest : { ...rest, city: value });
            }}
          >
            {value}
          </Choice>
        ))}
      </Choices>
    </div>
  );
}

interface Value {
  value: string;
  count?: number;
}

/** What there is to choose, and what was chosen although nothing has it. */
function valuesWith(values: readonly Value[] | undefined, chosen: readonly string[]): readonly Value[] {
  const known = values ?? [];
  return [
    ...chosen.filter((one) => !known.some(({ value }) => value === one)).map((value) => ({ value })),
    ...known,
  ];
}

function Choices({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="pb-2 text-sm font-semibold">{title}</legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  );
}

function Choice({
  on,
  count,
  onClick,
  children,
}: {
  on: boolean;
  count: number | undefined;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      disabled={count === 0 && !on}
      onClick={onClick}
      className={classNames(
        'flex min-h-11 items-center gap-2 rounded-full border px-3 text-start text-sm desk:min-h-9',
        'disabled:opacity-45',
        on ? 'border-ink bg-ink text-paper' : 'border-line-strong hover:bg-mist',
      )}
    >
      <span>{children}</span>
      {count !== undefined && (
        <span className={classNames('figures text-xs', on ? 'text-paper' : 'text-soft')}>{count}</span>
      )}
    </button>
  );
}

function PriceRange({ search, facets, onChange }: MallFiltersProps) {
  const m = useMessages();
  const { locale } = useLocale();
  const [from, setFrom] = useState(amountOf(search.fromCents));
  const [to, setTo] = useState(amountOf(search.toCents));
  const [wrong, setWrong] = useState(false);
  const price = facets?.price ?? null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const fromCents = typedCents(from);
        const toCents = typedCents(to);
        const bad = fromCents === undefined || toCents === undefined;
        const upsideDown = !bad && fromCents !== null && toCents !== null && fromCents > toCents;
        setWrong(bad || upsideDown);
        if (bad || upsideDown) return;
        const { fromCents: _, toCents: __, ...rest } = search;
        onChange({
          ...rest,
          ...(fromCents === null ? {} : { fromCents }),
          ...(toCents === null ? {} : { toCents }),
        });
      }}
    >
      <fieldset>
        <legend className="pb-2 text-sm font-semibold">{m.mall.price}</legend>
        <div className="grid grid-cols-2 gap-2">
          <TextField
            label={m.mall.priceFrom}
            inputMode="decimal"
            maxLength={10}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            label={m.mall.priceTo}
            inputMode="decimal"
            maxLength={10}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <p role="status" className={classNames('py-2 text-xs', wrong ? 'text-danger' : 'text-soft')}>
          {wrong
            ? m.mall.priceWrong
            : price === null
              ? ' '
              : m.mall.priceRange(
                  moneyText(price.fromCents, 'CNY', locale),
                  moneyText(price.toCents, 'CNY', locale),
                )}
        </p>
        <Button type="submit" look="quiet" wide>
          {m.mall.setPrice}
        </Button>
      </fieldset>
    </form>
  );
}

function amountOf(cents: number | undefined): string {
  return cents === undefined ? '' : String(cents / 100);
}
