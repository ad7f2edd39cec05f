import { RelativeTime } from '../../ui/index.ts';
import { durationText } from '../format.ts';
import { useLocale } from '../i18n.ts';
import type { InterventionView } from './intervention-view.ts';
import { useWatchWords } from './words.ts';

/** What a step rests on: what was said with what to say instead, and rates that rose. */
export function InterventionStory({ of }: { of: Pick<InterventionView, 'quotes' | 'rates'> }) {
  const words = useWatchWords();
  const { locale } = useLocale();
  return (
    <div className="flex max-w-[60ch] flex-col gap-3 text-sm">
      {of.quotes.length > 0 && (
        <ul className="flex flex-col gap-2">
          {of.quotes.map((quote) => (
            <li key={`${quote.source} ${quote.at} ${quote.text}`} className="border-s-2 border-line ps-3">
              <span className="block text-xs text-soft">
                {words[quote.source]} ·{' '}
                {quote.replayMs === null ? (
                  <RelativeTime at={quote.at} locale={locale} />
                ) : (
                  words.replayAt(durationText(quote.replayMs))
                )}
              </span>
              <Said text={quote.text} words={quote.words} />
              {quote.article !== null && (
                <span className="block text-xs text-soft">{`${quote.officialCode} · ${quote.article}`}</span>
              )}
              {quote.suggestion !== null && (
                <span className="block font-medium">{words.instead(quote.suggestion)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {of.rates.length > 0 && (
        <dl className="flex flex-col gap-1">
          {of.rates.map(({ stream, count, among, usual }) => (
            <div key={stream} className="flex flex-wrap gap-x-2">
              <dt className="font-medium">{words.streams[stream] ?? stream}</dt>
              <dd className="figures text-soft">
                {words.rate(Math.round(count), Math.round(among), percentText(usual, locale))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function percentText(share: number, locale: string): string {
  return share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
}

/** What was said, with the words that are wrong marked. */
function Said({ text, words }: { text: string; words: string | null }) {
  const at = words === null ? -1 : text.indexOf(words);
  if (words === null || at < 0) return <span className="block wrap-anywhere">{text}</span>;
  return (
    <span className="block wrap-anywhere">
      {text.slice(0, at)}
      <mark className="bg-transparent font-semibold text-ink underline decoration-danger decoration-wavy underline-offset-4">
        {words}
      </mark>
      {text.slice(at + words.length)}
    </span>
  );
}
