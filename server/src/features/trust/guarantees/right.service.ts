import type { CompiledPolicy, Facts } from '@kanmai/trust';
import type { Tx } from '../../../database.ts';
import type { PlacedOrder, PlacedTogether } from '../../trade/orders/index.ts';
import { kindsOf } from './goods-kinds.policy.ts';
import { findGuarantee, guaranteeCurrency, isOfBudget } from './guarantee.shelf.ts';
import { insertRights, type LineRight, type PromisedFacts } from './right.store.ts';
import { findGoodsFacts, type GoodsFacts } from './right.views.ts';

/** Reads what rights depend on; answers how to take down those that are promised with orders of these goods. */
export const promiseRights: PlacedTogether = async (tx, productIds) => {
  const goods = await findGoodsFacts(tx, productIds);
  return (orders, nowMs) => takeDown(tx, goods, orders, nowMs);
};

/** Takes down what is promised with orders that are being placed: the version of today, whatever comes after. */
async function takeDown(
  tx: Tx,
  goods: ReadonlyMap<string, GoodsFacts>,
  orders: readonly PlacedOrder[],
  nowMs: number,
): Promise<void> {
  const lines = orders.flatMap(({ id, currency, parcel }) =>
    currency === guaranteeCurrency
      ? parcel.lines.map((line, position) => ({ ...line, orderId: id, position }))
      : [],
  );
  const wanted = lines.filter(({ guarantees }) => guarantees.some((code) => findGuarantee(code)));
  if (wanted.length === 0) return;
  // Under a burst hundreds want the same: decided once.
  const decided = new Map<string, ReturnType<typeof decide>>();
  const decide = ({ productId, guarantees, totalCents }: (typeof wanted)[number]) => {
    const bought = goods.get(productId);
    const policies = rightsFor(guarantees, bought, totalCents).map(({ policy }) => policy);
    return { facts: promisedFacts(bought), policies };
  };
  const rights = wanted.flatMap((line): LineRight[] => {
    const key = [line.productId, line.totalCents, ...line.guarantees].join(' ');
    const { facts, policies } = decided.get(key) ?? decide(line);
    decided.set(key, { facts, policies });
    return policies.map(({ code, version }) => ({
      ...{ orderId: line.orderId, position: line.position, code, version, facts },
    }));
  });
  if (rights.length === 0) return;
  const codes = [...new Set(rights.map(({ code }) => code))].sort();
  const policies = codes.flatMap((code) => findGuarantee(code)?.policy ?? []);
  await insertRights(tx, rights, policies, nowMs);
}

/** What a policy may ask of goods before there is a claim. */
export function promisedFacts(goods: GoodsFacts | undefined): PromisedFacts {
  return {
    'goods.categories': kindsOf(goods?.category ?? ''),
    // A shop whose business licence was seen when it was let in, and that is not surely little trusted since.
    'shop.tier': goods?.licensed === true && goods.trust !== 'low' ? 'certified' : 'plain',
    'order.isPresale': false,
  };
}

/** Which rights the labels that a product carries give to such a purchase. */
export function rightsFor(
  labels: readonly string[],
  goods: GoodsFacts | undefined,
  paidCents: number,
): readonly CompiledPolicy[] {
  const known: Facts = { ...promisedFacts(goods), 'order.paidMinor': paidCents };
  const named = new Set(labels.flatMap((label) => findGuarantee(label) ?? []));
  return [...named].filter(
    (guarantee) =>
      guarantee.offers(known).offered === 'yes' &&
      !(goods?.serviceOff === true && isOfBudget(guarantee.policy)),
  );
}
