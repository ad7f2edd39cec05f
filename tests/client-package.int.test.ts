import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildClient } from '../tools/package/client.ts';
import type { Session } from '../town/src/session.ts';
import { type TestPlatform, testPlatform } from './platform.ts';

const project = resolve(import.meta.dirname, '..');
/** What the client and the example need; packed from what is installed here, so that no network is asked. */
const needed = [
  'openapi-fetch',
  'openapi-typescript-helpers',
  'standardwebhooks',
  '@stablelib/base64',
  'fast-sha256',
];

/** A developer with an empty project: installs the client, runs the example, and is told of an order. */
describe('the client, packed and installed into an empty project', () => {
  let home: string;
  let platform: TestPlatform;
  let script: ChildProcess | null = null;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'kanmai-developer-'));
    platform = await testPlatform();
    await installClient(home);
  }, 240_000);
  afterAll(async () => {
    script?.kill();
    await platform.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('carries its types', async () => {
    const wrong = `${await exampleText()}\nvoid api.GET('/api/v1/no-such-path', {});\n`;
    await writeFile(join(home, 'wrong.ts'), wrong);
    expect(typeErrors(home, 'follow-orders.ts')).toBe('');
    expect(typeErrors(home, 'wrong.ts')).toContain('/api/v1/no-such-path');
  }, 120_000);

  it('lists a product and is told, signed, when it is paid; what is forged is refused', async () => {
    const owner = await platform.as('merchant');
    const shop = { name: '果园', trade: 'fresh-fruit', city: '杭州', introduction: '' };
    const { id: shopId } = await owner.post<{ id: string }>('/shops', shop, newKey());
    const scopes = ['catalogue:write', 'webhooks:write'];
    const { token } = await owner.post<{ token: string }>('/me/tokens', { name: 'script', scopes }, newKey());
    const port = await freePort();
    const webhook = { url: `http://127.0.0.1:${port}/`, kinds: ['order.placed', 'order.paid'] };
    const made = await owner.post<{ id: string; secret: string }>(
      `/studio/shops/${shopId}/webhooks`,
      webhook,
      newKey(),
    );

    const environment = { KANMAI: platform.address, TOKEN: token, SHOP: shopId, SECRET: made.secret };
    script = spawn(process.execPath, ['follow-orders.ts'], {
      cwd: home,
      env: { ...process.env, ...environment, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    script.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(/^listed prd_.*\n/);
    const [, , variantId = ''] = said.trim().split(' ');

    const orderId = await buy(await platform.as('shopper'), variantId);
    // Messages come in any order: each says when what it tells of happened.
    const told = () => said.split('\n').filter((line) => line.includes(`"id":"${orderId}"`));
    await expect
      .poll(
        () =>
          told()
            .map((line) => line.split(' ')[0])
            .sort(),
        { timeout: 20_000 },
      )
      .toEqual(['order.paid', 'order.placed']);

    const forged = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'webhook-id': 'whd_forged',
        'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
        'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
      },
      body: JSON.stringify({ type: 'order.paid', timestamp: '', data: { id: 'ord_forged' } }),
    });
    expect(forged.status).toBe(401);
    expect(said).not.toContain('ord_forged');
  }, 120_000);

  async function buy(shopper: Session, variantId: string): Promise<string> {
    const address = {
      recipient: '林夏',
      phone: '13800000000',
      country: 'CN',
      province: '浙江',
      city: '杭州',
    };
    const rest = { district: '西湖', street: '文三路 1 号', postalCode: '310000', isDefault: true };
    const { id: addressId } = await shopper.post<{ id: string }>(
      '/me/addresses',
      { ...address, ...rest },
      newKey(),
    );
    const lines = [{ variantId, quantity: 1 }];
    const quote = await shopper.post<{ id: string; totalCents: number }>(
      '/quotes',
      { lines, addressId },
      newKey(),
    );
    const checkout = await shopper.post<{ payment: { payUrl: string }; orders: { id: string }[] }>(
      '/checkouts',
      { quoteId: quote.id, addressId, expectedTotalCents: quote.totalCents },
      newKey(),
    );
    const paid = await fetch(new URL(checkout.payment.payUrl, platform.address), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'act=pay',
      redirect: 'manual',
    });
    expect(paid.status).toBeLessThan(400);
    return checkout.orders[0]?.id ?? '';
  }
});

let keys = 0;
const newKey = () => `client-package-${process.pid}-${++keys}`;

async function installClient(home: string): Promise<void> {
  await buildClient(join(home, 'client'));
  await mkdir(join(home, 'packed'));
  const folders = [join(home, 'client'), ...needed.map((name) => join(project, 'node_modules', name))];
  npm(home, ['pack', ...folders, '--pack-destination', 'packed', '--ignore-scripts', '--silent']);
  await rm(join(home, 'client'), { recursive: true });
  await writeFile(
    join(home, 'package.json'),
    JSON.stringify({ name: 'empty', type: 'module', private: true }),
  );
  npm(home, ['install', '--offline', '--no-audit', '--no-fund', '--silent', ...packed(home)]);
  await cp(join(project, 'docs/examples/follow-orders.ts'), join(home, 'follow-orders.ts'));
}

function packed(home: string): string[] {
  return readdirSync(join(home, 'packed')).map((name) => `./packed/${name}`);
}

function npm(cwd: string, words: readonly string[]): void {
  const run = spawnSync('npm', words, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (run.status !== 0) throw new Error(`npm ${words.join(' ')}: ${run.stdout}${run.stderr}`);
}

/** What the compiler says of a file of the project, as its owner would run it. */
function typeErrors(home: string, file: string): string {
  const tsc = join(project, 'node_modules/typescript/bin/tsc');
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--skipLibCheck',
    'false',
  ];
  const types = ['--types', 'node', '--typeRoots', join(project, 'node_modules/@types')];
  const { stdout } = spawnSync(process.execPath, [tsc, file, ...options, ...types], {
    cwd: home,
    encoding: 'utf8',
  });
  return stdout;
}

async function exampleText(): Promise<string> {
  return readFile(join(project, 'docs/examples/follow-orders.ts'), 'utf8');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
