import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Session, signIn } from '../../town/src/session.ts';
import { type HomeProcess, startHome, type Victim } from './home-process.ts';

const address = {
  recipient: '林夏',
  phone: '13800000000',
  country: 'CN',
  province: '浙江',
  city: '杭州',
  district: '西湖',
  street: '文三路 1 号',
  postalCode: '310000',
  isDefault: true,
};
const ordersPerLife = 4;

/** The platform with its own PostgreSQL, killed in every way; the next start recovers, and what was said to be done is done. */
describe('kill -9 of the server, of PostgreSQL, of both', () => {
  let home = '';
  let running: HomeProcess | null = null;

  afterAll(async () => {
    await running?.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('loses nothing acknowledged', async () => {
    home = await mkdtemp(join(tmpdir(), 'kanmai-kill-'));
    running = await startHome(home);
    const variantId = await openShop(await signIn(running.address, running.signIns.merchant ?? ''));
    const acknowledged: string[] = [];
    const ways: Victim[][] = [['server'], ['postgres'], ['server', 'postgres'], ['postgres', 'server']];
    for (const victims of ways) {
      const shopper = await signIn(running.address, running.signIns.shopper ?? '');
      for (let i = 0; i < ordersPerLife; i++) acknowledged.push(await buy(shopper, variantId));
      await running.kill(victims);
      running = await startHome(home);
      expect(await ordersOf(await signIn(running.address, running.signIns.shopper ?? ''))).toEqual(
        [...acknowledged].sort(),
      );
    }
  }, 240_000);
});

async function openShop(merchant: Session): Promise<string> {
  const shop = await merchant.post<{ id: string }>(
    '/shops',
    { name: '果园', trade: 'fresh-fruit', city: '杭州', introduction: '' },
    'shop-that-survives',
  );
  const product = await merchant.post<{ variants: { id: string }[] }>(
    `/studio/shops/${shop.id}/products`,
    {
      title: '番茄',
      description: '',
      category: '生鲜水果',
      attributes: {},
      guarantees: [],
      pictureKeys: [],
      variants: [{ sku: 't', title: '一斤', options: {}, priceCents: 990, stock: 1_000 }],
      state: 'on-sale',
    },
    'product-that-survives',
  );
  return product.variants[0]?.id ?? '';
}

async function buy(shopper: Session, variantId: string): Promise<string> {
  const key = () => crypto.randomUUID();
  const { id: addressId } = await shopper.post<{ id: string }>('/me/addresses', address, key());
  const lines = [{ variantId, quantity: 1 }];
  const quote = await shopper.post<{ id: string; totalCents: number }>(
    '/quotes',
    { lines, addressId },
    key(),
  );
  const body = { quoteId: quote.id, addressId, expectedTotalCents: quote.totalCents };
  const checkout = await shopper.post<{ orders: { id: string }[] }>('/checkouts', body, key());
  return checkout.orders[0]?.id ?? '';
}

async function ordersOf(shopper: Session): Promise<string[]> {
  const page = await shopper.get<{ items: { id: string }[] }>('/orders?limit=50');
  return page.items.map((order) => order.id).sort();
}
