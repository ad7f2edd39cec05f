import type { Notice } from '../../people/accounts/index.ts';
import type { FraudState } from './fraud.policy.ts';

const words = {
  'zh-CN': {
    open: '看买：店铺有评价疑似刷单，暂不计入评分',
    confirmed: '看买：刷单刷评已查实',
    dismissed: '看买：刷单嫌疑已排除，评价恢复计分',
    what: {
      open: '平台发现一批评价的账号、时间或收货信息异常。裁定之前这些评价不计入评分，证据充分时暂停提现。你可以在工作台查看依据。',
      confirmed: '这些评价不再计入评分，信任分会下降。可以在 30 天内申诉。',
      dismissed: '这些评价重新计入评分，提现恢复。',
    },
    reason: (reason: string) => `理由：${reason}\n`,
    link: (link: string) => `查看：${link}`,
  },
  en: {
    open: 'Kanmai: some praise of your shop looks bought and does not count for now',
    confirmed: 'Kanmai: bought praise was found',
    dismissed: 'Kanmai: the suspicion is dismissed, the reviews count again',
    what: {
      open: 'Accounts, times or addresses of some reviews are unusual. Until somebody rules they count in no rating; where the evidence is strong payouts wait. The studio shows what it rests on.',
      confirmed: 'These reviews count no more, and the trust score falls. You may appeal within 30 days.',
      dismissed: 'These reviews count again, and payouts go on.',
    },
    reason: (reason: string) => `Reason: ${reason}\n`,
    link: (link: string) => `Open: ${link}`,
  },
} as const;

/** What a shop's owners are told of a case. */
export function fraudNotice(state: FraudState, reason: string) {
  return (locale: 'zh-CN' | 'en', studioLink: string): Notice => {
    const spoken = words[locale];
    const because = reason === '' ? '' : spoken.reason(reason);
    return {
      subject: spoken[state],
      body: `${spoken.what[state]}\n${because}${spoken.link(`${studioLink}/trust`)}`,
    };
  };
}
