import { moneyText } from '../format.ts';
import { useLocale } from '../i18n.ts';
import type { CaseSummary } from './case-view.ts';

/** The goods that a case is about. */
export function CaseGoods({ of }: { of: Pick<CaseSummary, 'lines' | 'currency'> }) {
  const { locale } = useLocale();
  return (
    <ul className="flex flex-col gap-3">
      {of.lines.map((line) => (
        <li key={line.variantId} className="flex items-center gap-3 text-sm">
          <GoodsPicture url={line.pictureUrl} />
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2 wrap-anywhere">{line.title}</span>
            <span className="figures text-xs text-soft">
              {[line.variantTitle, `× ${line.quantity}`].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="figures shrink-0 text-xs text-soft">
            {moneyText(line.maxCents, of.currency, locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function GoodsPicture({ url }: { url: string | null }) {
  return (
    <span className="size-12 shrink-0 overflow-hidden rounded-control bg-fill">
      {url !== null && <img src={url} alt="" loading="lazy" className="size-full object-cover" />}
    </span>
  );
}
