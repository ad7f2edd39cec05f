import { Banknote, CircleCheck, TrendingDown, TrendingUp, UserMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import type { RoomResults } from './room-queries.ts';
import { elapsedText } from './room-time.ts';

type Advice = NonNullable<RoomResults['advice']>[number];

/** What to repeat and what to change, each with the rule that found it. */
export function RoomAdvice({ advice, startedMs }: { advice: readonly Advice[]; startedMs: number }) {
  const words = useMessages().advice;
  const { locale } = useLocale();
  return (
    <section aria-label={words.title}>
      <h2 className="text-base font-semibold">{words.title}</h2>
      {advice.length === 0 ? (
        <p className="mt-2 text-sm text-soft">{words.none}</p>
      ) : (
        <ul className="mt-2 flex flex-col gap-2">
          {advice.map((one) => {
            const { icon, text, rule } = saidOf(one, startedMs, words, locale);
            return (
              <li key={text} className="flex gap-3 rounded-card border border-line p-3 text-sm">
                <span className="mt-0.5 shrink-0">{icon}</span>
                <span className="min-w-0">
                  <span className="block wrap-anywhere">{text}</span>
                  <span className="block text-xs text-soft">{rule}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function saidOf(
  one: Advice,
  startedMs: number,
  words: StudioMessages['advice'],
  locale: Locale,
): { icon: ReactNode; text: string; rule: string } {
  const when = (at: string) => elapsedText(Date.parse(at) - startedMs);
  const money = (cents: number) => moneyText(Math.round(cents), 'CNY', locale);
  const people = (count: number) => countText(Math.round(count), locale);
  switch (one.kind) {
    case 'best-pin':
      return {
        icon: <CircleCheck size={18} className="text-jade" aria-hidden="true" />,
        text: words.bestPin(one.title, elapsedText(one.explainedMs), money(one.gmvPerMinuteCents)),
        rule: words.bestPinRule,
      };
    case 'unsold-pin':
      return {
        icon: <TrendingDown size={18} className="text-amber" aria-hidden="true" />,
        text: words.unsoldPin(one.title, elapsedText(one.explainedMs)),
        rule: words.unsoldPinRule,
      };
    case 'packet-drew':
      return {
        icon: <Banknote size={18} className="text-jade" aria-hidden="true" />,
        text: words.packetDrew(when(one.at), people(one.before), people(one.after), people(one.taken)),
        rule: words.packetDrewRule,
      };
    case 'packet-left':
      return {
        icon: <Banknote size={18} className="text-amber" aria-hidden="true" />,
        text: words.packetLeft(when(one.at), people(one.taken), people(one.count)),
        rule: words.packetLeftRule,
      };
    case 'people-left':
      return {
        icon: <UserMinus size={18} className="text-amber" aria-hidden="true" />,
        text: words.peopleLeft(
          when(one.at),
          people(one.before),
          people(one.after),
          one.during?.title ?? null,
        ),
        rule: words.peopleLeftRule,
      };
    case 'compared': {
      const Icon = one.change > 0 ? TrendingUp : TrendingDown;
      const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
      return {
        icon: <Icon size={18} className={one.change > 0 ? 'text-jade' : 'text-amber'} aria-hidden="true" />,
        text: words.compared(words.figures[one.figure], percent.format(Math.abs(one.change)), one.change > 0),
        rule: words.comparedRule(
          one.rooms,
          figureText(one, one.value, locale),
          figureText(one, one.mean, locale),
        ),
      };
    }
  }
}

function figureText(
  { figure }: Extract<Advice, { kind: 'compared' }>,
  value: number,
  locale: Locale,
): string {
  if (figure === 'gmvCents') return moneyText(Math.round(value), 'CNY', locale);
  if (figure === 'dwellMs') return elapsedText(value);
  if (figure === 'viewers') return value.toLocaleString(locale, { maximumFractionDigits: 1 });
  return value.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
}
