import { useLocale } from '../i18n.ts';
import { claimWords as en } from './words-en.ts';
import { type ClaimWords, claimWords as zh } from './words-zh-cn.ts';

export function useClaimWords(): ClaimWords {
  return useLocale().locale === 'en' ? en : zh;
}
