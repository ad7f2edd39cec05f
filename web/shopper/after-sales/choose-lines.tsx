import { GoodsPicture } from '../../shared/after-sales/case-goods.tsx';
import type { AskOptions } from '../../shared/after-sales/case-view.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge } from '../../ui/index.ts';
import { Quantity } from '../trade/quantity.tsx';
import type { Chosen } from './chosen.ts';

interface ChooseLinesProps {
  options: AskOptions;
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}

/** Which goods, and how many of each. */
export function ChooseLines({ options, chosen, onChange }: ChooseLinesProps) {
  const words = useAfterSaleWords();
  const { askPage } = words;
  const { locale } = useLocale();
  const set = (variantId: string, pieces: number) => {
    const next = new Map(chosen);
    if (pieces === 0) next.delete(variantId);
    else next.set(variantId, pieces);
    onChange(next);
  };
  return (
    <fieldset className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <legend className="sr-only">{askPage.which}</legend>
      <p className="text-sm font-semibold" aria-hidden="true">
        {askPage.which}
      </p>
      {options.lines.map((line) => {
        const pieces = chosen.get(line.variantId) ?? 0;
        const free = line.left > 0 && line.openCaseId === null;
        return (
          <div key={line.variantId} className="flex flex-col gap-2">
            <label className="flex min-h-12 items-center gap-3 text-sm">
              <input
                type="checkbox"
                aria-label={askPage.choose(line.title)}
                checked={pieces > 0}
                disabled={!free}
                onChange={(event) => set(line.variantId, event.target.checked ? 1 : 0)}
                className="size-5 shrink-0 accent-ink"
              />
              <GoodsPicture url={line.pictureUrl} />
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2 wrap-anywhere">{line.title}</span>
                <span className="figures text-xs text-soft">
                  {[line.variantTitle, `× ${line.quantity}`].filter(Boolean).join(' · ')}
                </span>
              </span>
              {free ? (
                <span className="figures shrink-0 text-xs text-soft">
                  {moneyText(line.maxCents[Math.max(0, pieces - 1)] ?? 0, options.currency, locale)}
                </span>
              ) : (
                <Badge>{line.openCaseId === null ? askPage.none : askPage.open}</Badge>
              )}
            </label>
            {pieces > 0 && line.left > 1 && (
              <div className="self-end">
                <Quantity
                  value={pieces}
                  max={line.left}
                  label={askPage.quantity(line.title)}
                  onChange={(next) => set(line.variantId, next)}
                />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
