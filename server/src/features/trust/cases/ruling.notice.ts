import type { Notice } from '../../people/accounts/index.ts';
import type { PenaltyClass } from './penalty.policy.ts';

/** What a shop's owners are told of a ruling against it. */
export function rulingNotice(
  given: { readonly class: PenaltyClass; readonly points: number; readonly publicText: string },
  studioLink: string,
  locale: 'zh-CN' | 'en',
): Notice {
  const { class: penaltyClass, points, publicText } = given;
  if (locale === 'en') {
    const subject = `Kanmai: your shop is given ${points} penalty points of class ${penaltyClass}`;
    return { subject, body: `${publicText}\nYou can appeal once, within 30 days: ${studioLink}` };
  }
  const subject = `看买：你的店铺被记 ${penaltyClass} 类 ${points} 分`;
  return { subject, body: `${publicText}\n30 天内可以申诉一次：${studioLink}` };
}
