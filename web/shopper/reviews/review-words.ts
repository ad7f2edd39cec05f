import { codeOf } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { errorText, type Messages } from '../messages/index.ts';
import { reviewMessages as en } from './review-en.ts';
import { type ReviewMessages, reviewMessages as zh } from './review-zh-cn.ts';

/** Words of reviews, both languages in the chunk of their pages. */
export function useReviewWords(): ReviewMessages {
  return useLocale().locale === 'en' ? en : zh;
}

/** What to tell a person about a refusal. */
export function reviewProblem(words: ReviewMessages, messages: Messages, error: unknown): string {
  return words.problems[codeOf(error)] ?? errorText(messages, codeOf(error));
}
