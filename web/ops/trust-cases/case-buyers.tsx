import { absoluteTime, durationText, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { CopyId } from '../case/copy-id.tsx';
import type { TrustCase } from './case-queries.ts';
import { useCaseWords } from './words.ts';

/** Who bought in that part, where in the replay, for how much, and what they were compensated with. */
export function CaseBuyers({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const { locale } = useLocale();
  if (of.buyers.length === 0) return <p className="text-sm text-soft">{words.nobodyBought}</p>;
  return (
    <>
      <ul className="flex max-h-80 max-w-[60ch] flex-col gap-2 overflow-y-auto text-sm">
        {of.buyers.map((one) => (
          <li key={one.orderId} className="flex items-start justify-between gap-3 border-b border-line pb-2">
            <span className="min-w-0">
              <span className="block truncate">{one.name || one.personId}</span>
              <CopyId id={one.orderId} />
            </span>
            <span className="figures shrink-0 text-end">
              <span className="block">{moneyText(one.paidCents, one.currency, locale)}</span>
              {one.compensationCents !== null && (
                <span className="block text-xs text-jade">
                  {`+${moneyText(one.compensationCents, one.currency, locale)}`}
                </span>
              )}
              <span className="block text-xs text-soft">
                {one.replayMs === null ? absoluteTime(one.placedAt, locale) : durationText(one.replayMs)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {of.buyerCount > of.buyers.length && (
        <p className="mt-2 text-xs text-soft">{words.moreBuyers(of.buyerCount - of.buyers.length)}</p>
      )}
    </>
  );
}
