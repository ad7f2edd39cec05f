import { useLocale } from '../i18n.ts';
import { inspectionWords as en } from './words-en.ts';
import { type InspectionWords, inspectionWords as zh } from './words-zh-cn.ts';

export function useInspectionWords(): InspectionWords {
  return useLocale().locale === 'en' ? en : zh;
}
