import { createDictionary } from '../../shared/i18n.ts';
import type { Messages } from './zh-cn.ts';

export type { Messages } from './zh-cn.ts';

export const dictionary = createDictionary<Messages>({
  'zh-CN': () => import('./zh-cn.ts'),
  en: () => import('./en.ts'),
});

export const useMessages = dictionary.useMessages;

/** What to tell a person about an error code. */
export function errorText(messages: Messages, code: string): string {
  return messages.errors[code] ?? messages.errors.internal ?? code;
}
