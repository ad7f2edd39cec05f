import { X } from 'lucide-react';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';
import { guaranteesOf, type MallSearch, withGuarantee, withoutFilters } from './mall-search.ts';

/** The filters that are on, each to be taken off. */
export function FilterChips({
  search,
  onChange,
}: {
  search: MallSearch;
  onChange: (next: MallSearch) => void;
}) {
  const m = useMessages();
  const chips = useChips(search);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={m.mall.chosen} className="flex flex-wrap gap-2 pb-3">
      {chips.map(({ text, next }) => (
        <li key={text}>
          <button
            type="button"
            aria-label={m.mall.takeOff(text)}
            onClick={() => onChange(next)}
            className="flex min-h-11 items-center gap-2 rounded-full bg-fill px-3 text-sm desk:min-h-9"
          >
            {text}
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            onClick={() => onChange(withoutFilters(search))}
            className="min-h-11 px-2 text-sm text-link desk:min-h-9"
          >
            {m.mall.clearFilters}
          </button>
        </li>
      )}
    </ul>
  );
}

function useChips(search: MallSearch): { text: string; next: MallSearch }[] {
  const m = useMessages();
  const { locale } = useLocale();
  const { category, city, fromCents, toCents, inStock } = search;
  const money = (cents: number | undefined) => (cents === undefined ? '' : moneyText(cents, 'CNY', locale));
  const { category: _a, ...noCategory } = search;
  const { city: _b, ...noCity } = search;
  const { inStock: _c, ...noStock } = search;
  const { fromCents: _d, toCents: _e, ...noPrice } = search;
  return [
    ...(category === undefined ? [] : [{ text: category, next: noCategory }]),
    ...(fromCents === undefined && toCents === undefined
      ? []
      : [{ text: m.mall.between(money(fromCents), money(toCents)), next: noPrice }]),
    ...(inStock === undefined ? [] : [{ text: m.mall.inStock, next: noStock }]),
    ...guaranteesOf(search).map((name) => ({
      text: m.guarantees[name]?.name ?? name,
      next: withGuarantee(search, name),
    })),
    ...(city === undefined ? [] : [{ text: city, next: noCity }]),
  ];
}
