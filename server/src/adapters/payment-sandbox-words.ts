export const sandboxActs = [
  'pay',
  'decline',
  'expire',
  'twice',
  'late',
  'reordered',
  'silent',
  'other-amount',
  'other-currency',
  'other-reference',
  'forged',
  'refund-refused',
] as const;
export type SandboxAct = (typeof sandboxActs)[number];
export type SandboxLanguage = 'zh-CN' | 'en';
export type SandboxNotice = 'invalid' | 'over' | 'unheard';

interface Words {
  readonly name: string;
  readonly about: string;
  readonly amount: string;
  readonly payee: string;
  readonly reference: string;
  readonly due: string;
  readonly faults: string;
  readonly back: string;
  readonly acts: Record<SandboxAct, string>;
  readonly notices: Record<SandboxNotice, { readonly title: string; readonly text: string }>;
}

export const sandboxWords: Record<SandboxLanguage, Words> = {
  'zh-CN': {
    name: '支付沙盒',
    about: '这是演示用的支付页面，不会产生真实扣款。',
    amount: '应付金额',
    payee: '收款方',
    reference: '支付单号',
    due: '请在此时间前付款',
    faults: '模拟支付机构的其他情况',
    back: '返回订单',
    acts: {
      pay: '立即付款',
      decline: '付款被拒',
      expire: '超时未付',
      twice: '付款，并通知两次',
      late: '付款，但订单关闭后才通知',
      reordered: '付款，随后又通知被拒',
      silent: '付款，但始终不通知',
      'other-amount': '付款，通知的金额不对',
      'other-currency': '付款，通知的币种不对',
      'other-reference': '付款，通知的单号不对',
      forged: '付款，通知的签名是伪造的',
      'refund-refused': '付款，日后第一次退款会失败',
    },
    notices: {
      invalid: { title: '此付款链接无效', text: '链接不完整或已被改动。请从订单页面重新打开。' },
      over: { title: '已过付款时间', text: '没有扣款。订单已关闭或即将关闭，可以重新下单。' },
      unheard: { title: '商家未收到付款通知', text: '请返回订单查看，或稍后再试。再次付款不会重复扣款。' },
    },
  },
  en: {
    name: 'Payment sandbox',
    about: 'This page is for demonstration. No money moves.',
    amount: 'Amount due',
    payee: 'Paid to',
    reference: 'Payment reference',
    due: 'Pay before',
    faults: 'Other things that payment providers do',
    back: 'Back to the order',
    acts: {
      pay: 'Pay now',
      decline: 'Have it declined',
      expire: 'Let it expire',
      twice: 'Pay, and notify twice',
      late: 'Pay, but notify after the order closes',
      reordered: 'Pay, then notify a decline as well',
      silent: 'Pay, and never notify',
      'other-amount': 'Pay, and notify another amount',
      'other-currency': 'Pay, and notify another currency',
      'other-reference': 'Pay, and notify another reference',
      forged: 'Pay, and notify with a forged signature',
      'refund-refused': 'Pay, and refuse the first try of a refund',
    },
    notices: {
      invalid: {
        title: 'This payment link is not valid',
        text: 'It is incomplete or was changed. Open it again from the order.',
      },
      over: {
        title: 'The time to pay is over',
        text: 'Nothing was charged. The order is closed or about to be; it can be placed again.',
      },
      unheard: {
        title: 'The shop did not hear of the payment',
        text: 'Look at the order, or try again. Paying again does not charge twice.',
      },
    },
  },
};

/** Chinese unless the browser prefers English to it. */
export function sandboxLanguage(acceptLanguage: string | undefined): SandboxLanguage {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().toLowerCase());
  const first = wanted.find((part) => part.startsWith('zh') || part.startsWith('en'));
  return first === undefined || first.startsWith('zh') ? 'zh-CN' : 'en';
}
