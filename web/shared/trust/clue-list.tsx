import type { ReactNode } from 'react';
import { dayRangeText } from '../format.ts';
import { useLocale } from '../i18n.ts';
import { useFraudWords } from './fraud-words.ts';
import type { FraudClue } from './score-view.ts';

interface ClueListProps<Clue extends FraudClue> {
  clues: readonly Clue[];
  /** What else a clue shows to who may see it. */
  more?: (clue: Clue) => ReactNode;
}

const percent = (share: number) => Math.round(share * 100);

/** What speaks for praise being bought, each beside what is usual. */
export function ClueList<Clue extends FraudClue>({ clues, more }: ClueListProps<Clue>) {
  const words = useFraudWords();
  const { locale } = useLocale();
  return (
    <ul aria-label={words.clues} className="flex flex-col gap-3 text-sm">
      {clues.map((clue) => (
        <li key={`${clue.code} ${clue.from} ${clue.accounts} ${clue.reviews}`}>
          <p className="font-medium">{words.codes[clue.code]}</p>
          <p className="figures text-soft">
            {words.clueLine(clue.accounts, clue.reviews, dayRangeText(clue.from, clue.until, locale))}
            {' · '}
            {clue.code === 'burst'
              ? words.perDay(clue.share, clue.usualShare.toFixed(1))
              : words.beside(percent(clue.share), percent(clue.usualShare))}
          </p>
          {more?.(clue)}
        </li>
      ))}
    </ul>
  );
}
