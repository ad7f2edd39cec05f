import type { OrderView } from '@kanmai/client';
import type { StudioMessages } from '../messages/index.ts';
import type { Destination } from '../slips/send-to.ts';

/** How many things an order is. */
export const piecesOf = (order: OrderView) => order.lines.reduce((sum, line) => sum + line.quantity, 0);

/** The columns of exported orders; those in `elsewhere`, by their ids, do not go to their buyers. */
export function csvColumns(messages: StudioMessages, elsewhere: ReadonlyMap<string, Destination>) {
  const titles = messages.orderPage.columns;
  return [
    { title: titles.order, valueOf: (order: OrderView) => order.id },
    { title: titles.state, valueOf: (order: OrderView) => messages.orderStates[order.state] ?? order.state },
    { title: titles.placed, valueOf: (order: OrderView) => order.placedAt },
    {
      title: titles.goods,
      valueOf: (order: OrderView) =>
        order.lines.map((line) => `${line.title} ${line.variantTitle} × ${line.quantity}`).join('; '),
    },
    { title: titles.quantity, valueOf: piecesOf },
    { title: titles.total, valueOf: (order: OrderView) => order.totalCents / 100 },
    { title: titles.buyer, valueOf: (order: OrderView) => order.address.recipient },
    {
      title: messages.orderPage.address,
      valueOf: (order: OrderView) => addressLine(order, elsewhere.get(order.id)),
    },
  ];
}

function addressLine({ address }: OrderView, to: Destination | undefined): string {
  if (to !== undefined) return `${to.warehouse} ${to.code}`;
  const { phone, province, city, district, street, postalCode } = address;
  return [phone, province, city, district, street, postalCode].filter(Boolean).join(' ');
}
