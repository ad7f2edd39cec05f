import type { ShopOrderView } from '@kanmai/client';

/** What is packed: without the pieces that after-sales took off before they were shipped. */
export function linesToSend({ lines }: Pick<ShopOrderView, 'lines'>): ShopOrderView['lines'] {
  return lines
    .map((line) => ({ ...line, quantity: line.quantity - line.cancelledQuantity }))
    .filter((line) => line.quantity > 0);
}
