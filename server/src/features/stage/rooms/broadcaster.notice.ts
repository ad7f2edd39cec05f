import type { Notice } from '../../people/accounts/index.ts';

/** What an operator decided about a broadcaster or one of its rooms. */
export interface BroadcasterNews {
  readonly kind: 'room-ended' | 'banned' | 'ban-lifted';
  readonly broadcasterId: string;
  /** Of the room; null where the news is of none. */
  readonly roomTitle: string | null;
  readonly reason: string;
  /** Of a ban: until when, as an instant; null until it is lifted. */
  readonly until: string | null;
}

const words = {
  'zh-CN': {
    'room-ended': (host: string, title: string) => `看买：「${host}」的直播「${title}」已被平台结束`,
    banned: (host: string) => `看买：「${host}」暂时不能直播`,
    'ban-lifted': (host: string) => `看买：「${host}」可以直播了`,
    until: (until: string | null) => (until === null ? '期限：直到平台解除' : `期限：到 ${until}`),
    reason: (reason: string) => `理由：${reason}`,
    link: (link: string) => `查看：${link}`,
  },
  en: {
    'room-ended': (host: string, title: string) =>
      `Kanmai: the room “${title}” of “${host}” was ended by the platform`,
    banned: (host: string) => `Kanmai: “${host}” may not go live for now`,
    'ban-lifted': (host: string) => `Kanmai: “${host}” may go live again`,
    until: (until: string | null) => (until === null ? 'Until it is lifted' : `Until ${until}`),
    reason: (reason: string) => `Reason: ${reason}`,
    link: (link: string) => `Open: ${link}`,
  },
} as const;

/** What owners of a shop, or a creator, are told of a decision about their broadcasts. */
export function noticeOf(news: BroadcasterNews, host: string, link: string, locale: 'zh-CN' | 'en'): Notice {
  const spoken = words[locale];
  const subject = spoken[news.kind](host, news.roomTitle ?? '');
  const body = [
    subject,
    ...(news.kind === 'banned' ? [spoken.until(news.until)] : []),
    spoken.reason(news.reason),
    spoken.link(link),
  ].join('\n');
  return { subject, body };
}
