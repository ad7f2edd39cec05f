import type { Notice } from '../../people/accounts/index.ts';
import type { GivenPenalty } from './penalty.store.ts';

/** What a shop's owners, or a creator, are told of a ruling against them. */
export function rulingNotice(
  { authorId, class: penaltyClass, points, publicText }: GivenPenalty,
  penaltiesLink: string,
  locale: 'zh-CN' | 'en',
): Notice {
  const isShop = authorId.startsWith('shp_');
  if (locale === 'en') {
    const whose = isShop ? 'your shop is' : 'you are';
    const subject = `Kanmai: ${whose} given ${points} penalty points of class ${penaltyClass}`;
    return { subject, body: `${publicText}\nYou can appeal once, within 30 days: ${penaltiesLink}` };
  }
  const subject = `看买：${isShop ? '你的店铺' : '你的达人号'}被记 ${penaltyClass} 类 ${points} 分`;
  return { subject, body: `${publicText}\n30 天内可以申诉一次：${penaltiesLink}` };
}
