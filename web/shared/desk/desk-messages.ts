import { createDictionary } from '../i18n.ts';
import type { DeskMessages } from './zh-cn.ts';

export type { DeskMessages } from './zh-cn.ts';

/** The words of the workbench and the desk; each surface's dictionary holds them, with its own. */
export const useDeskMessages: () => DeskMessages = createDictionary<DeskMessages>({
  'zh-CN': async () => ({ messages: (await import('./zh-cn.ts')).deskMessages }),
  en: async () => ({ messages: (await import('./en.ts')).deskMessages }),
}).useMessages;
