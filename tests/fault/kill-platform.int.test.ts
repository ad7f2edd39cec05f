import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Session, signIn } from '../../town/src/session.ts';

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly signIns: Readonly<Record<string, string>>;
}

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
  let running: Running | null = null;

  afterAll(async () => {
    const child = running?.child;
    if (child !== undefined && child.exitCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    }
    await rm(home, { recursive: true, force: true });
  });

  it('loses nothing acknowledged', async () => {
    home = await mkdtemp(join(tmpdir(), 'kanmai-kill-'));
    running = await start();
    const variantId = await openShop(await signIn(running.address, running.signIns.merchant ?? ''));
    const acknowledged: string[] = [];
    for (const victims of [['server'], ['postgres'], ['server', 'postgres'], ['postgres', 'server']]) {
      const shopper = await signIn(running.address, running.signIns.shopper ?? '');
      for (let i = 0; i < ordersPerLife; i++) acknowledged.push(await buy(shopper, variantId));
      await kill(victims, running);
      running = await start();
      expect(await ordersOf(await signIn(running.address, running.signIns.shopper ?? ''))).toEqual(
        [...acknowledged].sort(),
      );
    }
  }, 240_000);

  async function start(): Promise<Running> {
    const child = fork(join(import.meta.dirname, 'serve-home.ts'), {
      env: { ...process.env, KANMAI_HOME: home, KANMAI_TOWN: 'on', DATABASE_URL: '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      child.once('message', (message) => resolve({ child, ...(message as Omit<Running, 'child'>) }));
      child.once('exit', (code) => reject(new Error(`the platform ended with ${code}`)));
    });
  }

  async function kill(victims: readonly string[], { child }: Running): Promise<void> {
    const ended = new Promise((done) => child.once('exit', done));
    const postmaster = await postmasterPid();
    for (const victim of victims)
      process.kill(victim === 'server' ? (child.pid as number) : postmaster, 'SIGKILL');
    // Without its database the server gives up by itself.
    await ended;
  }

  async function postmasterPid(): Promise<number> {
    const files = (await readdir(home, { recursive: true })).filter((name) =>
      name.endsWith('postmaster.pid'),
    );
    const text = await readFile(join(home, files[0] ?? ''), 'utf8');
    return Number(text.split('\n')[0]);
  }
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
