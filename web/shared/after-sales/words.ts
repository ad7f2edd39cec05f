import { useLocale } from '../i18n.ts';
import { afterSaleWords as en } from './words-en.ts';
import { type AfterSaleWords, afterSaleWords as zh } from './words-zh-cn.ts';

export function useAfterSaleWords(): AfterSaleWords {
  return useLocale().locale === 'en' ? en : zh;
}
