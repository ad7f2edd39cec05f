import type { ShopId } from '@kanmai/kernel';
import { checklistFor, luhnDigit } from '@kanmai/trust';
import type {
  OrderInspection,
  PieceView,
} from '../server/src/features/trust/inspections/inspection.schema.ts';
import { makeReceivedOrder } from './received-order.ts';
import { makePerson, makeShop, type Person, type TradeServer } from './trade-server.ts';

type Failed = { readonly code?: string; readonly missing?: readonly string[]; readonly field?: string };
export type OrderAnswer = Failed & { readonly inspection: OrderInspection };
export type PieceAnswer = Failed & { readonly piece: PieceView };

/** A picture that nobody has taken before. */
let pictures = 0;
export function picture(): Buffer {
  pictures += 1;
  return Buffer.from(`\xff\xd8\xff a picture of a piece ${process.pid} ${pictures}`, 'latin1');
}

/** An IMEI that is sound. */
export const imei = `35209900176148${luhnDigit('35209900176148')}`;

/** What is found of a phone in which nothing is amiss. */
export const flawless = {
  ...{ imei, 'imei-match': 'same', model: 'as-listed', storage: 'as-listed', 'account-lock': 'free' },
  ...{ 'network-lock': 'free', screen: 'flawless', display: 'even', body: 'flawless', 'battery-health': 97 },
  ...{ 'rear-camera': 'works', 'front-camera': 'works', touch: 'works', sound: 'works', buttons: 'works' },
  ...{ charging: 'works', radio: 'works', unlock: 'works', repair: 'none', liquid: 'none' },
};

export const genuineJade = {
  ...{ appearance: 'as-listed', weight: 'as-listed', mark: 'right', laboratory: 'natural' },
  'laboratory-report': 'NGTC-20261120-07',
};

let numbers = 0;
export const label = () => {
  numbers += 1;
  return { carrier: 'sf', trackingNo: `SFHOUSE${process.pid}${numbers}` };
};
let seals = 0;
export const newSeal = () => {
  seals += 1;
  return `SEAL-${process.pid}-${seals}`;
};

/** The warehouse, a shop that must send to it, and what people do there. */
export async function inspectionHouse(trade: TradeServer) {
  const shopId: ShopId = await makeShop(trade.db);
  const owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
  const inspector = { ...(await makePerson(trade.db)), roles: ['inspector'] } as const;
  const colleague = { ...(await makePerson(trade.db)), roles: ['inspector'] } as const;
  let products = 0;

  const goods = async (category: string, attributes: Record<string, string> = {}, priceCents = 200_000) => {
    products += 1;
    const made = await trade.send<{ id: string; variants: { id: string }[] }>(
      ...([owner, 'POST', `/studio/shops/${shopId}/products`] as const),
      {
        ...{ title: `inspected ${products}`, category, attributes },
        variants: [{ sku: 'one', title: 'one', priceCents, stock: 99 }],
      },
    );
    if (made.status !== 200) throw new Error(`no product: ${JSON.stringify(made.body)}`);
    return { productId: made.body.id, variantId: made.body.variants[0]?.id ?? '' };
  };
  const bought = async (variantIds: readonly string[]) => {
    const buyer = await makePerson(trade.db);
    return { buyer, orderId: await makeReceivedOrder(trade, shopId, buyer, variantIds, { until: 'paid' }) };
  };
  const shopView = (orderId: string, who: Person = clerk) =>
    trade.send<OrderAnswer>(who, 'GET', `/studio/shops/${shopId}/orders/${orderId}/inspection`);
  const scan = (code: string, who: Person = inspector) =>
    trade.send<Failed & { pieceIds: string[]; repeated: boolean }>(
      ...([who, 'POST', '/ops/inspection-intakes', { code }] as const),
    );
  const photograph = (id: string, slot: string, who: Person = inspector, body = picture()) =>
    trade.send<PieceAnswer>(who, 'PUT', `/ops/inspections/${id}/photos?slot=${slot}`, body, {
      'content-type': 'image/jpeg',
    });
  const judge = (id: string, given: object, who: Person = inspector) =>
    trade.send<PieceAnswer>(who, 'POST', `/ops/inspections/${id}/judge`, given);

  return {
    ...{ shopId, owner, clerk, inspector, colleague, goods, bought, shopView, scan, photograph, judge },
    /** A phone that was bought as this grade. */
    phone: async (grade = '95 新', more: Record<string, string> = {}) =>
      bought([(await goods('二手手机', { 成色等级: grade, ...more })).variantId]),
    view: (buyer: Person, orderId: string) =>
      trade.send<OrderAnswer>(buyer, 'GET', `/orders/${orderId}/inspection`),
    /** Sent to the warehouse and taken in there. Answers the pieces. */
    async taken(orderId: string): Promise<string[]> {
      const { body } = await shopView(orderId);
      const parcel = label();
      await trade.send(clerk, 'PUT', `/studio/shops/${shopId}/orders/${orderId}/inspection/parcel`, parcel);
      return (await scan(body.inspection.code)).body.pieceIds;
    },
    async photographed(id: string, kind: PieceView['kind'] = 'phone'): Promise<void> {
      for (const slot of checklistFor(kind).photos) await photograph(id, slot);
    },
    accept: (buyer: Person, orderId: string, id: string, differenceCents: number) =>
      trade.send<OrderAnswer>(buyer, 'POST', `/orders/${orderId}/inspections/${id}/accept`, {
        differenceCents,
      }),
    refuse: (buyer: Person, orderId: string, id: string) =>
      trade.send<OrderAnswer>(buyer, 'POST', `/orders/${orderId}/inspections/${id}/refuse`),
    sendOn: (orderId: string, given: object, who: Person = inspector) =>
      trade.send<OrderAnswer>(who, 'POST', `/ops/inspection-orders/${orderId}/send-on`, given),
    order: async (buyer: Person, orderId: string) =>
      (
        await trade.send<{
          state: string;
          refundedCents: number;
          totalCents: number;
          closeReason: string | null;
        }>(...([buyer, 'GET', `/orders/${orderId}`] as const))
      ).body,
  };
}

export type InspectionHouse = Awaited<ReturnType<typeof inspectionHouse>>;
