import { codeOf } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { errorText, type Messages } from '../messages/index.ts';
import { liveMessages as en } from './live-en.ts';
import { type LiveMessages, liveMessages as zh } from './live-zh-cn.ts';

/** Words of live rooms, both languages in the chunk of their pages. */
export function useLiveWords(): LiveMessages {
  return useLocale().locale === 'en' ? en : zh;
}

/** What to tell a person about a refusal. */
export function liveProblem(words: LiveMessages, messages: Messages, error: unknown): string {
  return words.problems[codeOf(error)] ?? errorText(messages, codeOf(error));
}
