import type { Notice } from '../accounts/index.ts';
import type { ReviewedAppeal } from './appeal.schema.ts';

const words = {
  'zh-CN': {
    accepted: (title: string) => `看买：你对「${title}」的申诉成立`,
    rejected: (title: string) => `看买：你对「${title}」的申诉未成立`,
    answer: (answer: string) => `平台答复：${answer}`,
  },
  en: {
    accepted: (title: string) => `Kanmai: your appeal about “${title}” was accepted`,
    rejected: (title: string) => `Kanmai: your appeal about “${title}” was not accepted`,
    answer: (answer: string) => `The platform says: ${answer}`,
  },
} as const;

/** What whoever appealed is told of the ruling. */
export function noticeOf(
  { title, subjectId, state, answer }: ReviewedAppeal,
  locale: 'zh-CN' | 'en',
): Notice {
  const spoken = words[locale];
  const subject = spoken[state === 'accepted' ? 'accepted' : 'rejected'](title || subjectId);
  return { subject, body: `${subject}\n${spoken.answer(answer)}` };
}
