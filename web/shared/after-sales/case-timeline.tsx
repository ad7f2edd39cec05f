import { carrierNames } from '../carriers.ts';
import { absoluteTime, moneyText } from '../format.ts';
import { type Locale, useLocale } from '../i18n.ts';
import type { CaseView } from './case-view.ts';
import { useAfterSaleWords } from './words.ts';
import type { AfterSaleWords } from './words-zh-cn.ts';

type Step = CaseView['timeline'][number];

/** What has happened in a case, the latest first, in words. */
export function CaseTimeline({ of }: { of: CaseView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  return (
    <ol aria-label={words.progress} className="flex flex-col">
      {of.timeline.toReversed().map((step) => (
        <li
          key={`${step.kind} ${step.at}`}
          className="relative border-s border-line ps-4 pb-3 text-sm last:border-transparent last:pb-0"
        >
          <span className="absolute -start-1 top-2 size-2 rounded-full bg-line-strong" aria-hidden="true" />
          <p className="flex justify-between gap-3">
            <span className="min-w-0 break-words">
              <span className="text-soft">{words.sides[step.side]} </span>
              {stepText(step, of, words, locale)}
            </span>
            <time dateTime={step.at} className="figures shrink-0 text-xs leading-5 text-soft">
              {absoluteTime(step.at, locale)}
            </time>
          </p>
          {typeof step.data['text'] === 'string' && step.data['text'] !== '' && (
            <p className="wrap-anywhere whitespace-pre-line text-soft">{step.data['text']}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function stepText({ kind, side, data }: Step, of: CaseView, words: AfterSaleWords, locale: Locale): string {
  const { events } = words;
  const amount = (cents: unknown) => moneyText(Number(cents ?? 0), of.currency, locale);
  const label = `${carrierNames[locale][String(data['carrier'])] ?? data['carrier']} ${data['trackingNo']}`;
  switch (kind) {
    case 'asked':
      return events.asked(words.kinds[data['wants'] as CaseView['kind']], amount(data['amountCents']));
    case 'changed':
      return events.changed(amount(data['amountCents']));
    case 'agreed':
      return side === 'clock' ? events.agreedByClock : events.agreed;
    case 'refunded-early':
      return events.refundedEarly(amount(data['amountCents']));
    case 'offered':
      return events.offered(amount(data['amountCents']));
    case 'offer-accepted':
      return events.offerAccepted;
    case 'declined':
      return data['shipped'] === true ? events.declinedByShipping : events.declined;
    case 'escalated':
      return events.escalated;
    case 'ruled':
      return events.ruled[String(data['ruling'])]?.(amount(data['amountCents'])) ?? '';
    case 'sent-back':
      return events.sentBack(label);
    case 'arrived':
      return events.arrived;
    case 'sent':
      return events.sent(label);
    case 'none-left':
      return events.noneLeft;
    default: {
      const outcome = words.outcomes[data['outcome'] as keyof AfterSaleWords['outcomes']] ?? events.closed;
      // What went back early is told where it did.
      return Number(data['refundedCents'] ?? 0) > 0 && of.earlyCents === 0
        ? events.refunded(amount(data['refundedCents']))
        : outcome;
    }
  }
}
