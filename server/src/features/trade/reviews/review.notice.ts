import type { Notice } from '../../people/accounts/index.ts';

const shownMax = 100;

const words = {
  'zh-CN': {
    answered: (title: string) => `看买：商家回复了你对「${title}」的评价`,
    hidden: (title: string) => `看买：你对「${title}」的评价已被隐藏`,
    restored: (title: string) => `看买：你对「${title}」的评价已恢复展示`,
    answer: (text: string, link: string) => `商家：${text}\n查看：${link}`,
    reason: (text: string, link: string) => `理由：${text}\n查看和申诉：${link}`,
  },
  en: {
    answered: (title: string) => `Kanmai: the shop answered your review of “${title}”`,
    hidden: (title: string) => `Kanmai: your review of “${title}” was hidden`,
    restored: (title: string) => `Kanmai: your review of “${title}” is shown again`,
    answer: (text: string, link: string) => `The shop: ${text}\nOpen: ${link}`,
    reason: (text: string, link: string) => `Reason: ${text}\nOpen, or appeal: ${link}`,
  },
} as const;

/** What the author of a review is told of its answer. */
export function answerNotice(title: string, text: string, link: string, locale: 'zh-CN' | 'en'): Notice {
  const shown = text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
  const subject = words[locale].answered(title);
  return { subject, body: `${subject}\n${words[locale].answer(shown, link)}` };
}

/** What the author of a review is told when it is hidden or shown again. */
export function visibilityNotice(
  title: string,
  outcome: 'hidden' | 'restored',
  reason: string,
  link: string,
  locale: 'zh-CN' | 'en',
): Notice {
  const subject = words[locale][outcome](title);
  return { subject, body: `${subject}\n${words[locale].reason(reason, link)}` };
}
