import { createDictionary } from '../../shared/i18n.ts';
import type { OpsMessages } from './zh-cn.ts';

export type { OpsMessages } from './zh-cn.ts';

export const dictionary = createDictionary<OpsMessages>({
  'zh-CN': () => import('./zh-cn.ts'),
  en: () => import('./en.ts'),
});

export const useMessages = dictionary.useMessages;
