import { useLocale } from '../i18n.ts';
import type { ClaimView } from './claim-view.ts';
import { withLocalTimes } from './trace-times.ts';

/** How a policy came to what it says, step by step, in the reader's language. */
export function ClaimWhy({ of }: { of: ClaimView }) {
  const { locale } = useLocale();
  return (
    <ol className="flex list-decimal flex-col gap-1 ps-5 text-xs text-soft">
      {(locale === 'en' ? of.whyEn : of.whyZh).map((step) => (
        <li key={step} className="wrap-anywhere">
          {withLocalTimes(step, locale)}
        </li>
      ))}
    </ol>
  );
}
