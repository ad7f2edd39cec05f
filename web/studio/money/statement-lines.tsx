import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { StatementLine } from './money-queries.ts';
import { type LineKind, lineKinds, type MoneySearch } from './money-search.ts';

interface FiltersProps {
  search: MoneySearch;
  onChange: (change: { [Key in keyof MoneySearch]?: MoneySearch[Key] | undefined }) => void;
}

export function StatementFilters({ search, onChange }: FiltersProps) {
  const { moneyPage: words } = useMessages();
  const date = 'h-9 touchable rounded-full border border-line-strong bg-raised px-3 text-sm text-ink';
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FilterSelect
        label={words.kind}
        value={search.kind ?? ''}
        options={[
          { value: '' as LineKind | '', label: words.anyKind },
          ...lineKinds.map((value) => ({ value, label: words.kinds[value] ?? value })),
        ]}
        onChange={(next) => onChange({ kind: next === '' ? undefined : next })}
      />
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="flex items-center gap-2 text-sm text-soft">
          {words[name]}
          <input
            type="date"
            value={search[name] ?? ''}
            onChange={(event) => onChange({ [name]: event.target.value || undefined })}
            className={date}
          />
        </label>
      ))}
    </div>
  );
}

interface LinesProps {
  lines: readonly StatementLine[];
  openOrder: string | undefined;
  onOpenOrder: (orderId: string) => void;
}

/** Line by line; one of an order opens what became of its money. */
export function StatementLines({ lines, openOrder, onOpenOrder }: LinesProps) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line">
      {lines.map((line) => (
        <li key={line.id}>
          {line.referenceId.startsWith('ord_') ? (
            <button
              type="button"
              aria-expanded={line.referenceId === openOrder}
              onClick={() => onOpenOrder(line.referenceId)}
              className={classNames(
                'block w-full text-start outline-offset-[-2px] hover:bg-mist',
                line.referenceId === openOrder && 'bg-fill',
              )}
            >
              <Line line={line} />
            </button>
          ) : (
            <Line line={line} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { moneyPage: words } = useMessages();
  const { locale } = useLocale();
  const amount = moneyText(Math.abs(line.amountCents), line.currency, locale);
  return (
    <span className="flex items-center gap-4 px-4 py-3 text-sm">
      <span className="min-w-0 flex-1">
        <span className="block">{words.lines[`${line.kind} ${line.account}`] ?? line.kind}</span>
        <span className="figures block truncate text-xs text-soft">
          {absoluteTime(line.at, locale)} · {line.referenceId}
        </span>
      </span>
      <span className={classNames('figures shrink-0', line.amountCents > 0 && 'text-jade')}>
        {line.amountCents > 0 ? '+' : '−'}
        {amount}
      </span>
    </span>
  );
}
