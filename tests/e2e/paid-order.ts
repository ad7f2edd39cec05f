import { sandboxWords } from '../../server/src/adapters/payment-sandbox-words.ts';
import { phone } from '../browser.ts';
import type { Market } from './market.ts';
import { deliverTo } from './shopping.ts';

/** An order of one product of the fruit shop (peaches unless another is named), paid by the town's shopper through the API; from a clip or a room when one is named. */
export async function paidOrder(
  market: Market,
  key: string,
  {
    quantity = 1,
    clipId,
    roomId,
    productId,
  }: {
    readonly quantity?: number;
    readonly clipId?: string;
    readonly roomId?: string;
    readonly productId?: string;
  } = {},
): Promise<string> {
  const shopper = await market.test.as('shopper');
  const address = { ...deliverTo, country: 'CN', postalCode: '', isDefault: true };
  const { id: addressId } = await shopper.post<{ id: string }>(
    '/me/addresses',
    address,
    `shipping-address-${key}`,
  );
  const product = await shopper.get<{ variants: { id: string }[] }>(
    `/products/${productId ?? market.clip('peach').productId}`,
  );
  const source = { ...(clipId === undefined ? {} : { clipId }), ...(roomId === undefined ? {} : { roomId }) };
  const lines = [{ variantId: product.variants[0]?.id, quantity, ...source }];
  const quote = await shopper.post<{ id: string; totalCents: number }>(
    '/quotes',
    { lines, addressId },
    `shipping-quote-${key}`,
  );
  const checkout = await shopper.post<{ orders: { id: string }[]; payment: { payUrl: string } }>(
    '/checkouts',
    { quoteId: quote.id, addressId, expectedTotalCents: quote.totalCents },
    `shipping-checkout-${key}`,
  );
  const visit = await market.visit({ viewport: phone });
  await visit.page.goto(checkout.payment.payUrl);
  await visit.page.getByRole('button', { name: sandboxWords['zh-CN'].acts.pay, exact: true }).click();
  await visit.page.waitForURL((url) => !url.pathname.startsWith('/sandbox'));
  return checkout.orders[0]?.id ?? '';
}
