import type { Notice } from '../../people/accounts/index.ts';

const shownMax = 100;

/** What a buyer is told of a message that waits for them. */
export function noticeOf(shopName: string, text: string, link: string, locale: 'zh-CN' | 'en'): Notice {
  const shown = text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
  return locale === 'en'
    ? { subject: `Kanmai: a message from “${shopName}”`, body: `${shopName}: ${shown}\nAnswer: ${link}` }
    : { subject: `看买：「${shopName}」给你发了消息`, body: `${shopName}：${shown}\n回复：${link}` };
}
