import type { Notice } from '../../people/accounts/index.ts';

interface Paid {
  readonly orderId: string;
  readonly currency: string;
  readonly paidCents: number;
}

/** What a buyer is told who was compensated. */
export function compensationNotice(
  { orderId, currency, paidCents }: Paid,
  origin: string,
  locale: 'zh-CN' | 'en',
): Notice {
  const amount = (paidCents / 100).toLocaleString(locale, { style: 'currency', currency });
  const link = `${origin}/orders/${orderId}`;
  if (locale === 'en') {
    const subject = `Kanmai: you are compensated with ${amount}`;
    const why =
      'What was said in the live room in which you bought was not true, and the platform ruled on it.';
    return {
      subject,
      body: `${why}\nThe money is on its way to you; the order stays as it is.\nOrder: ${link}`,
    };
  }
  const subject = `看买：你获得了 ${amount} 赔付`;
  const why = '你下单的直播间存在不实宣传，平台已经处理。';
  return { subject, body: `${why}\n赔付正在打给你，订单本身不受影响。\n订单：${link}` };
}
