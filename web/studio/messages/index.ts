import { createDictionary } from '../../shared/i18n.ts';
import type { StudioMessages } from './zh-cn.ts';

export type { StudioMessages } from './zh-cn.ts';

export const dictionary = createDictionary<StudioMessages>({
  'zh-CN': () => import('./zh-cn.ts'),
  en: () => import('./en.ts'),
});

export const useMessages = dictionary.useMessages;
