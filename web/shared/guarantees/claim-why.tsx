import { absoluteTime } from '../format.ts';
import { useLocale } from '../i18n.ts';
import type { ClaimView } from './claim-view.ts';

const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** How a policy came to what it says, step by step, in the reader's language. */
export function ClaimWhy({ of }: { of: ClaimView }) {
  const { locale } = useLocale();
  return (
    <ol className="flex list-decimal flex-col gap-1 ps-5 text-xs text-soft">
      {(locale === 'en' ? of.why : of.whyZh).map((step) => (
        <li key={step} className="wrap-anywhere">
          {step.replace(instants, (at) => absoluteTime(at, locale))}
        </li>
      ))}
    </ol>
  );
}
