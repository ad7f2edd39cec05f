import { absoluteTime, moneyText } from '../format.ts';
import { useLocale } from '../i18n.ts';
import type { ClaimView } from './claim-view.ts';
import { useClaimWords } from './words.ts';
import type { ClaimWords } from './words-zh-cn.ts';

type Step = ClaimView['timeline'][number];

/** What has happened in a claim, the latest first, in words. */
export function ClaimTimeline({ of }: { of: ClaimView }) {
  const words = useClaimWords();
  const { locale } = useLocale();
  return (
    <ol aria-label={words.progress} className="flex flex-col">
      {of.timeline
        .map((step, number) => ({ step, number }))
        .toReversed()
        .map(({ step, number }) => (
          <li
            key={number}
            className="relative border-s border-line ps-4 pb-3 text-sm last:border-transparent last:pb-0"
          >
            <span className="absolute -start-1 top-2 size-2 rounded-full bg-line-strong" aria-hidden="true" />
            <p className="flex justify-between gap-3">
              <span className="min-w-0 break-words">
                <span className="text-soft">{words.sides[step.side]} </span>
                {stepText(step, words)}
                {step.amountCents !== null && step.amountCents > 0 && (
                  <span className="figures"> {moneyText(step.amountCents, of.currency, locale)}</span>
                )}
              </span>
              <time dateTime={step.at} className="figures shrink-0 text-xs leading-5 text-soft">
                {absoluteTime(step.at, locale)}
              </time>
            </p>
            {step.because !== '' && <p className="text-xs text-soft">{words.because(step.because)}</p>}
            {step.text !== '' && <p className="wrap-anywhere whitespace-pre-line text-soft">{step.text}</p>}
          </li>
        ))}
    </ol>
  );
}

function stepText({ kind, word }: Step, { events, kinds }: ClaimWords): string {
  switch (kind) {
    case 'filed':
      return events.filed;
    case 'shown':
      return `${events.shown}: ${kinds[word as keyof ClaimWords['kinds']]}`;
    case 'answered':
      return events.answered[word] ?? '';
    case 'lab':
      return events.lab[word] ?? '';
    case 'decided':
      return events.decided[word] ?? '';
    case 'ruled':
      return events.ruled[word] ?? '';
    case 'appealed':
      return events.appealed[word] ?? '';
    default:
      return events.withdrawn;
  }
}
