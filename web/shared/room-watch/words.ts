import { useLocale } from '../i18n.ts';
import { watchWords as en } from './words-en.ts';
import { type WatchWords, watchWords as zh } from './words-zh-cn.ts';

export function useWatchWords(): WatchWords {
  return useLocale().locale === 'en' ? en : zh;
}
