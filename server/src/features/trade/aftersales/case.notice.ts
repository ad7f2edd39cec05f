import type { FeatureDeps } from '../../../feature.ts';
import { type Notice, tellPerson } from '../../people/accounts/index.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import type { CaseEvent } from './case.state.ts';
import type { Side, StoredCase } from './case.store.ts';

type Locale = 'zh-CN' | 'en';
type Told =
  | 'refunded-early'
  | 'asked'
  | 'sent-back'
  | 'agreed'
  | 'offered'
  | 'declined'
  | 'ruled'
  | 'sent'
  | 'closed';

const words: Record<Locale, Record<Told, string> & { link: (link: string) => string }> = {
  'zh-CN': {
    'refunded-early': '看买：极速退款，钱已先退给买家，请按时寄回商品',
    asked: '看买：有一笔售后申请等你处理',
    'sent-back': '看买：买家已把退货寄出',
    agreed: '看买：商家同意了你的售后申请',
    offered: '看买：商家对你的售后申请提出了另一个金额',
    declined: '看买：商家没有同意你的售后申请',
    ruled: '看买：平台已对售后申请作出裁定',
    sent: '看买：商家已把商品寄出',
    closed: '看买：售后已结束',
    link: (link) => `查看：${link}`,
  },
  en: {
    'refunded-early': 'Kanmai: refunded at once, before the goods are back; they are to be sent in time',
    asked: 'Kanmai: an after-sales case waits for your answer',
    'sent-back': 'Kanmai: the buyer has sent the goods back',
    agreed: 'Kanmai: the shop agreed to what you asked for',
    offered: 'Kanmai: the shop offers you another amount',
    declined: 'Kanmai: the shop declined what you asked for',
    ruled: 'Kanmai: an operator has ruled on your case',
    sent: 'Kanmai: the shop has sent the goods',
    closed: 'Kanmai: your case is closed',
    link: (link) => `Open: ${link}`,
  },
};

/** Who is told of what. Whoever did it knows. */
const tellShop: ReadonlySet<CaseEvent['kind']> = new Set([
  ...(['asked', 'refunded-early', 'sent-back', 'ruled', 'closed'] as const),
]);
const tellBuyer: ReadonlySet<CaseEvent['kind']> = new Set([
  'agreed',
  'offered',
  'declined',
  'ruled',
  'sent',
  'closed',
]);

/** Tells both sides what has become of a case. */
export async function tellSides(
  deps: Pick<FeatureDeps, 'db' | 'notify' | 'log' | 'origin'>,
  {
    found,
    events,
  }: {
    readonly found: Pick<StoredCase, 'id' | 'shopId' | 'personId'>;
    readonly events: readonly CaseEvent[];
  },
  by: Side,
): Promise<void> {
  const last = (kinds: ReadonlySet<CaseEvent['kind']>) =>
    events.findLast(({ kind }) => kinds.has(kind))?.kind;
  const toShop = by === 'shop' ? undefined : last(tellShop);
  const toBuyer = by === 'buyer' ? undefined : last(tellBuyer);
  const notice = (kind: Told, link: string, locale: Locale): Notice => ({
    subject: words[locale][kind],
    body: `${words[locale][kind]}\n${words[locale].link(link)}`,
  });
  if (toShop !== undefined)
    await tellShopOwners(deps, found.shopId, (locale, link) =>
      notice(toShop as Told, `${link}/after-sales?open=${found.id}`, locale),
    );
  if (toBuyer !== undefined)
    await tellPerson(deps, found.personId, (locale) =>
      notice(toBuyer as Told, `${deps.origin}/after-sales/${found.id}`, locale),
    );
}
