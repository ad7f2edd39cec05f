import { type Notice, type NoticeDeps, tellPerson } from '../accounts/index.ts';
import type { ShopState, ShopView } from './shop.schema.ts';

const ownersMax = 20;

const words = {
  'zh-CN': {
    pending: '等待审核',
    open: '已通过，可以营业',
    suspended: '已被暂停，商品和短视频不再展示',
    rejected: '未通过审核，可以改正后重新提交',
    line: (name: string, what: string) => `看买：店铺「${name}」${what}`,
    reason: (reason: string, link: string) => `理由：${reason}\n查看：${link}`,
  },
  en: {
    pending: 'is waiting for review',
    open: 'is approved and open',
    suspended: 'is suspended; its goods and clips are no longer shown',
    rejected: 'was not approved; correct the application and submit it again',
    line: (name: string, what: string) => `Kanmai: the shop “${name}” ${what}`,
    reason: (reason: string, link: string) => `Reason: ${reason}\nOpen: ${link}`,
  },
} as const;

/** Tells the owners of a shop what was decided about it. */
export function tellOwners(deps: NoticeDeps, shop: ShopView, reason: string): Promise<void> {
  return tellShopOwners(deps, shop.id, (locale, link) => noticeOf(shop, shop.state, reason, link, locale));
}

/** Sends the owners of a shop a message, each in their language. */
export async function tellShopOwners(
  deps: NoticeDeps,
  shopId: string,
  write: (locale: 'zh-CN' | 'en', studioLink: string) => Notice,
): Promise<void> {
  const owners = await deps.db
    .selectFrom('shop_members')
    .select('person_id')
    .where('shop_id', '=', shopId)
    .where('role', '=', 'owner')
    .limit(ownersMax)
    .execute();
  for (const { person_id } of owners)
    await tellPerson(deps, person_id, (locale) => write(locale, `${deps.origin}/studio/${shopId}`));
}

function noticeOf(
  shop: ShopView,
  state: ShopState,
  reason: string,
  link: string,
  locale: 'zh-CN' | 'en',
): Notice {
  const spoken = words[locale];
  const subject = spoken.line(shop.name, spoken[state]);
  return { subject, body: `${subject}\n${spoken.reason(reason, link)}` };
}
