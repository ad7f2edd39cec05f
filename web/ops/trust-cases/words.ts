import { useLocale } from '../../shared/i18n.ts';
import { caseWords as en } from './words-en.ts';
import { type CaseWords, caseWords as zh } from './words-zh-cn.ts';

export function useCaseWords(): CaseWords {
  return useLocale().locale === 'en' ? en : zh;
}
