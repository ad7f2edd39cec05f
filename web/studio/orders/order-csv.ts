import type { ShopOrderView } from '@kanmai/client';
import type { StudioMessages } from '../messages/index.ts';
import { recipientOf } from './recipient-of.ts';

/** How many things an order is. */
export const piecesOf = (order: ShopOrderView) => order.lines.reduce((sum, line) => sum + line.quantity, 0);

/** The columns of exported orders. */
export function csvColumns(messages: StudioMessages) {
  const titles = messages.orderPage.columns;
  return [
    { title: titles.order, valueOf: (order: ShopOrderView) => order.id },
    {
      title: titles.state,
      valueOf: (order: ShopOrderView) => messages.orderStates[order.state] ?? order.state,
    },
    { title: titles.placed, valueOf: (order: ShopOrderView) => order.placedAt },
    {
      title: titles.goods,
      valueOf: (order: ShopOrderView) =>
        order.lines.map((line) => `${line.title} ${line.variantTitle} × ${line.quantity}`).join('; '),
    },
    { title: titles.quantity, valueOf: piecesOf },
    { title: titles.total, valueOf: (order: ShopOrderView) => order.totalCents / 100 },
    { title: titles.buyer, valueOf: (order: ShopOrderView) => recipientOf(order, messages) },
    { title: messages.orderPage.address, valueOf: addressLine },
  ];
}

function addressLine({ address, warehouse }: ShopOrderView): string {
  if (warehouse !== null) return `${warehouse.address} ${warehouse.code}`;
  if (address === null) return '';
  const { phone, province, city, district, street, postalCode } = address;
  return [phone, province, city, district, street, postalCode].filter(Boolean).join(' ');
}
