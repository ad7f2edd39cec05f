import { useLocale } from '../../shared/i18n.ts';
import { penaltyWords as en } from './words-en.ts';
import { type PenaltyWords, penaltyWords as zh } from './words-zh-cn.ts';

export function usePenaltyWords(): PenaltyWords {
  return useLocale().locale === 'en' ? en : zh;
}
