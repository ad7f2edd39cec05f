import { type Notice, type NoticeDeps, tellPerson } from '../../people/accounts/index.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import type { ClaimEvent } from './claim.state.ts';
import type { ClaimSubject, Side } from './claim.store.ts';

type Locale = 'zh-CN' | 'en';
type Told =
  | 'filed'
  | 'answered'
  | 'appealed'
  | 'withdrawn'
  | 'needs'
  | 'wait'
  | 'review'
  | 'paid'
  | 'refused';

const words: Record<Locale, Record<Told, string> & { link: (link: string) => string }> = {
  'zh-CN': {
    filed: '看买：有买家按保障权益发起维权，请在时限内答复',
    answered: '看买：商家已答复你的维权',
    appealed: '看买：对方已申诉，平台将复核',
    withdrawn: '看买：买家已撤回维权',
    needs: '看买：维权还缺凭证，请按时补充',
    wait: '看买：维权正在等待下一步',
    review: '看买：维权已转平台判定',
    paid: '看买：维权已判定赔付',
    refused: '看买：维权未获支持，可申诉一次',
    link: (link) => `查看：${link}`,
  },
  en: {
    filed: 'Kanmai: a buyer claims under a guarantee; answer before its clock runs out',
    answered: 'Kanmai: the shop has answered your claim',
    appealed: 'Kanmai: an appeal was made, an operator will look at it',
    withdrawn: 'Kanmai: the buyer has taken the claim back',
    needs: 'Kanmai: your claim lacks evidence; show it in time',
    wait: 'Kanmai: a claim waits for its next step',
    review: 'Kanmai: an operator decides on the claim',
    paid: 'Kanmai: the claim is paid',
    refused: 'Kanmai: the claim was refused; it can be appealed against once',
    link: (link) => `Open: ${link}`,
  },
};

/** What each side is told of. Whoever did it knows. */
const shopHears: ReadonlySet<Told> = new Set([
  ...(['filed', 'appealed', 'withdrawn', 'review', 'paid', 'refused'] as const),
]);
const buyerHears: ReadonlySet<Told> = new Set([
  ...(['answered', 'appealed', 'needs', 'review', 'paid', 'refused'] as const),
]);

/** Tells both sides what has become of a claim. */
export async function tellSides(
  deps: NoticeDeps,
  { claim, events }: { readonly claim: ClaimSubject; readonly events: readonly ClaimEvent[] },
  by: Side,
): Promise<void> {
  const said = events.flatMap(toldOf);
  const last = (hears: ReadonlySet<Told>) => said.findLast((word) => hears.has(word));
  const toShop = by === 'shop' ? undefined : last(shopHears);
  const toBuyer = by === 'buyer' ? undefined : last(buyerHears);
  const notice = (word: Told, link: string, locale: Locale): Notice => ({
    subject: words[locale][word],
    body: `${words[locale][word]}\n${words[locale].link(link)}`,
  });
  if (toShop !== undefined)
    await tellShopOwners(deps, claim.shopId, (locale, link) =>
      notice(toShop, `${link}/claims?open=${claim.id}`, locale),
    );
  if (toBuyer !== undefined)
    await tellPerson(deps, claim.personId, (locale) =>
      notice(toBuyer, `${deps.origin}/claims/${claim.id}`, locale),
    );
}

function toldOf(event: ClaimEvent): Told[] {
  if (event.kind === 'decided') return [event.state];
  const { kind } = event;
  return kind === 'filed' || kind === 'answered' || kind === 'appealed' || kind === 'withdrawn' ? [kind] : [];
}
