import { useLocale } from '../i18n.ts';
import { rulingWords as en } from './words-en.ts';
import { type RulingWords, rulingWords as zh } from './words-zh-cn.ts';

export function useRulingWords(): RulingWords {
  return useLocale().locale === 'en' ? en : zh;
}
