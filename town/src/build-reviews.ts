import { randomUUID } from 'node:crypto';
import { renderProductPicture } from '../clips/index.ts';
import type { BuiltShop } from './build-shops.ts';
import { say } from './progress.ts';
import { type TownReview, townBaskets } from './review-texts.ts';
import { type Session, signIn } from './session.ts';
import { withTemporaryFile } from './temporary-file.ts';

const names = ['赵一诺', '钱多多', '孙小满', '李知夏'];
const address = {
  ...{ phone: '13800138000', province: '浙江省', city: '杭州市', district: '西湖区' },
  ...{ street: '文三路 90 号', country: 'CN', postalCode: '', isDefault: true },
};

/** A few of the town's people order, pay, receive and say what they think: the whole way, as anybody would. */
export async function buildReviews(
  platform: string,
  buyerTokens: readonly string[],
  shops: readonly BuiltShop[],
): Promise<void> {
  let count = 0;
  for (const [turn, basket] of townBaskets.entries()) {
    const slug = basket[0]?.goods.split('/')[0];
    const shop = shops.find((built) => built.shop.slug === slug);
    const name = names[turn % names.length] ?? '';
    if (shop === undefined) throw new Error(`the town has no shop ${slug}`);
    const buyer = await signIn(platform, buyerTokens[turn] ?? '');
    if (await hasReviewed(buyer)) continue;
    await buyer.send('PATCH', '/me', { displayName: name });
    const orderId = await buy(buyer, shop, basket, { key: `town-basket-${turn}`, recipient: name });
    await receive(buyer, shop, orderId, turn);
    await review(buyer, shop, orderId, basket, turn);
    count += basket.length;
  }
  say(`${count} reviews by those who bought`);
}

async function hasReviewed(buyer: Session): Promise<boolean> {
  return (await buyer.get<{ items: object[] }>('/reviews/mine?limit=1')).items.length > 0;
}

/** Orders one of each at the price that is quoted, and pays. A builder that was interrupted goes on with the same order. */
async function buy(
  buyer: Session,
  shop: BuiltShop,
  basket: readonly TownReview[],
  { key, recipient }: { key: string; recipient: string },
): Promise<string> {
  const ordered = await buyer.get<{ items: { id: string; state: string }[] }>('/orders?limit=1');
  const [known] = ordered.items;
  if (known !== undefined && known.state !== 'pending-payment' && known.state !== 'closed') return known.id;
  const { id: addressId } = await buyer.post<{ id: string }>(
    '/me/addresses',
    { ...address, recipient },
    `${key}-address`,
  );
  const lines = await Promise.all(
    basket.map(async ({ goods }) => {
      const productId = shop.products.get(goods.split('/')[1] ?? '');
      const product = await buyer.get<{ variants: { id: string }[]; clips: { id: string }[] }>(
        `/products/${productId}`,
      );
      const [clip] = product.clips;
      return {
        variantId: product.variants[0]?.id,
        quantity: 1,
        ...(clip === undefined ? {} : { clipId: clip.id }),
      };
    }),
  );
  // A quote is of its moment: a builder that goes on later asks anew.
  const quote = await buyer.post<{ id: string; totalCents: number }>(
    '/quotes',
    { lines, addressId },
    `${key}-quote-${randomUUID()}`,
  );
  const { id: quoteId, totalCents: expectedTotalCents } = quote;
  const checkout = await buyer.post<{ orders: { id: string }[]; payment: { payUrl: string } }>(
    '/checkouts',
    { quoteId, addressId, expectedTotalCents },
    `${key}-checkout-${quoteId}`,
  );
  await pay(checkout.payment.payUrl);
  return checkout.orders[0]?.id ?? '';
}

/** Presses the button of the sandbox's page. */
async function pay(payUrl: string): Promise<void> {
  const paid = await fetch(payUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'act=pay',
    signal: AbortSignal.timeout(20_000),
  });
  if (paid.status !== 303) throw new Error(`paying answered ${paid.status}`);
}

async function receive(buyer: Session, shop: BuiltShop, orderId: string, turn: number): Promise<void> {
  const { state } = await buyer.get<{ state: string }>(`/orders/${orderId}`);
  if (state === 'received') return;
  const parcel = { carrier: 'sf', trackingNo: `SF10000000${turn}` };
  await shop.owner.post(`/studio/shops/${shop.shopId}/orders/${orderId}/ship`, parcel, `${orderId}-ship`);
  await buyer.post(`/orders/${orderId}/receive`, {}, `${orderId}-receive`);
}

async function review(
  buyer: Session,
  shop: BuiltShop,
  orderId: string,
  basket: readonly TownReview[],
  turn: number,
): Promise<void> {
  const reviews = await Promise.all(
    basket.map(async ({ goods, stars, text, pictured }, position) => {
      const [goodsStars, serviceStars, logisticsStars] = stars;
      const product = shop.shop.products.find(({ slug }) => slug === goods.split('/')[1]);
      const emoji = product?.emoji[0] ?? '';
      const pictureKeys = pictured === true ? [await photograph(buyer, shop, emoji, turn)] : [];
      return { position, goodsStars, serviceStars, logisticsStars, text, pictureKeys };
    }),
  );
  const anonymous = basket.some((one) => one.anonymous === true);
  const answer = await buyer.post<{ lines: { review: { id: string } | null }[] }>(
    `/orders/${orderId}/reviews`,
    { anonymous, reviews },
    `${orderId}-reviews`,
  );
  for (const [position, { answer: text }] of basket.entries()) {
    const id = answer.lines[position]?.review?.id;
    if (text !== undefined && id !== undefined)
      await shop.owner.send('PUT', `/studio/shops/${shop.shopId}/reviews/${id}/answer`, { text });
  }
}

async function photograph(buyer: Session, { shop }: BuiltShop, emoji: string, seed: number): Promise<string> {
  const bytes = await withTemporaryFile('webp', (outputPath) =>
    renderProductPicture({ emoji, palette: shop.palette, seed: seed + 7, outputPath }),
  );
  return (await buyer.upload<{ key: string }>('POST', '/reviews/pictures', 'image/webp', bytes)).key;
}
