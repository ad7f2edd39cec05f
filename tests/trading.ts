import type { ShopId } from '@kanmai/kernel';
import type { OrderView } from '../server/src/features/trade/orders/order.schema.ts';
import {
  checkout,
  type Goods,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  type TradeServer,
} from './trade-server.ts';

/** A shop with goods and staff, and somebody who buys there. */
export interface Trading {
  readonly shopId: ShopId;
  readonly goods: Goods;
  readonly tea: string;
  readonly cup: string;
  readonly clerk: Person;
  readonly owner: Person;
  readonly buyer: Person & { readonly addressId: string };
  /** Three teas and a cup, paid. */
  order(): Promise<{ readonly orderId: string; readonly checkoutId: string }>;
  view(orderId: string): Promise<OrderView>;
  shopView(orderId: string): Promise<OrderView>;
  ship(
    orderId: string,
    trackingNo: string,
    lines?: readonly { variantId: string; quantity: number }[],
  ): Promise<{ status: number; body: OrderView & { code?: string; left?: number } }>;
  parcel(
    parcelId: string,
    act: 'cancel' | 'deliver',
  ): Promise<{ status: number; body: OrderView & { code?: string } }>;
}

export async function trading(trade: TradeServer): Promise<Trading> {
  const shopId = await makeShop(trade.db);
  const goods = await makeGoods(trade, shopId, [
    { priceCents: 5_000, stock: 500 },
    { priceCents: 2_000, stock: 500 },
  ]);
  const [tea = '', cup = ''] = goods.variantIds;
  const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
  const owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  const buyer = await makePerson(trade.db);
  const studio = `/studio/shops/${shopId}`;
  return {
    ...{ shopId, goods, tea, cup, clerk, owner, buyer },
    async order() {
      const { body } = await checkout(trade, buyer, [
        { variantId: tea, quantity: 3 },
        { variantId: cup, quantity: 1 },
      ]);
      await trade.callback(notification(body, 'captured'));
      return { orderId: body.orders[0]?.id ?? '', checkoutId: body.id };
    },
    view: async (orderId) => (await trade.send<OrderView>(buyer, 'GET', `/orders/${orderId}`)).body,
    shopView: async (orderId) =>
      (await trade.send<OrderView>(clerk, 'GET', `${studio}/orders/${orderId}`)).body,
    ship: (orderId, trackingNo, lines) =>
      trade.send(clerk, 'POST', `${studio}/orders/${orderId}/ship`, {
        ...{ carrier: 'sf', trackingNo },
        ...(lines === undefined ? {} : { lines }),
      }),
    parcel: (parcelId, act) => trade.send(clerk, 'POST', `${studio}/parcels/${parcelId}/${act}`),
  };
}
