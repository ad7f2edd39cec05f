import { useLocale } from '../i18n.ts';
import { scoreWords as en } from './score-words-en.ts';
import { type ScoreWords, scoreWords as zh } from './score-words-zh-cn.ts';

export function useScoreWords(): ScoreWords {
  return useLocale().locale === 'en' ? en : zh;
}

export const kindText = (words: ScoreWords, kind: string): string => words.kinds[kind] ?? kind;
