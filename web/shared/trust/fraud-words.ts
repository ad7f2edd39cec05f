import { useLocale } from '../i18n.ts';
import { fraudWords as en } from './fraud-words-en.ts';
import { type FraudWords, fraudWords as zh } from './fraud-words-zh-cn.ts';

export function useFraudWords(): FraudWords {
  return useLocale().locale === 'en' ? en : zh;
}
