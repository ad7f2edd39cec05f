import type { Notice } from '../../people/accounts/index.ts';

const words = {
  'zh-CN': {
    accepted: (what: string) => `看买：「${what}」的证书已通过审核`,
    refused: (what: string) => `看买：「${what}」的证书未通过审核`,
    body: (reason: string, link: string) => `理由：${reason}\n查看：${link}`,
  },
  en: {
    accepted: (what: string) => `Kanmai: the certificate of “${what}” was accepted`,
    refused: (what: string) => `Kanmai: the certificate of “${what}” was not accepted`,
    body: (reason: string, link: string) => `Reason: ${reason}\nOpen: ${link}`,
  },
} as const;

/** What owners are told of a decision on a certificate. */
export function noticeOf(
  certificate: { readonly attribute: string; readonly value: string },
  outcome: 'accepted' | 'refused',
  reason: string,
  link: string,
  locale: 'zh-CN' | 'en',
): Notice {
  const spoken = words[locale];
  const subject = spoken[outcome](`${certificate.attribute} ${certificate.value}`);
  return { subject, body: `${subject}\n${spoken.body(reason, link)}` };
}
