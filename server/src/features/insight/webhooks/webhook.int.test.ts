import type { PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '../../../../../tests/platform.ts';
import { type WebhookReceiver, webhookReceiver } from '../../../../../tests/webhook-receiver.ts';
import type { Session } from '../../../../../town/src/session.ts';
import { createJobRunner } from '../../../jobs.ts';
import { silentLog } from '../../../log.ts';
import type { DeliveryDetail, DeliveryView, WebhookView } from './webhook.schema.ts';

let platform: TestPlatform;
let receiver: WebhookReceiver;
let owner: Session;
let shopId: string;
let base: string;
const made: string[] = [];

beforeAll(async () => {
  platform = await testPlatform();
  receiver = await webhookReceiver();
  owner = await platform.as('merchant');
  shopId = await openShop(owner, '果园');
  base = `/studio/shops/${shopId}/webhooks`;
});
afterEach(async () => {
  receiver.answerWith(204);
  for (const id of made.splice(0)) await owner.send('DELETE', `${base}/${id}`, {}).catch(() => null);
});
afterAll(async () => {
  await platform.stop();
  await receiver.stop();
});

let keys = 0;
const newKey = () => `webhook-test-${process.pid}-${++keys}`;

async function openShop(session: Session, name: string): Promise<string> {
  const shop = { name, trade: 'fresh-fruit', city: '杭州', introduction: '自家果园' };
  return (await session.post<{ id: string }>('/shops', shop, newKey())).id;
}

async function addProduct(session: Session, shop: string, title: string): Promise<string> {
  const variants = [{ sku: 'one', priceCents: 1_000, stock: 5 }];
  const product = { title, category: 'fruit', variants };
  return (await session.post<{ id: string }>(`/studio/shops/${shop}/products`, product, newKey())).id;
}

async function make(kinds: string[] = ['product.changed'], url = receiver.url) {
  const webhook = await owner.post<{ id: string; secret: string }>(base, { url, kinds }, newKey());
  made.push(webhook.id);
  return webhook;
}

const deliveries = async (id: string) =>
  (await owner.get<{ items: DeliveryView[] }>(`${base}/${id}/deliveries`)).items;
const detail = (id: string, deliveryId: string) =>
  owner.get<DeliveryDetail>(`${base}/${id}/deliveries/${deliveryId}`);
const listed = async (id: string) =>
  (await owner.get<{ items: WebhookView[] }>(base)).items.find((webhook) => webhook.id === id);
const arrived = (id: string) => receiver.received.filter(({ headers }) => headers['webhook-id'] === id);
const eventually = { timeout: 15_000, interval: 100 };

/** The only message of a webhook, once it is in this state. */
async function onlyDelivery(id: string, state: string, tries: number): Promise<DeliveryView> {
  await expect
    .poll(async () => (await deliveries(id)).map((each) => [each.state, each.tries]), eventually)
    .toEqual([[state, tries]]);
  return (await deliveries(id))[0] as DeliveryView;
}

/** The wait before a message's next try is over: it had begun, and its end is the one that was told. */
async function waitIsOver(messageId: string, nextAt: string | null): Promise<void> {
  const { rows } = await sql<{ due: Date }>`
    with waiting as (
      select id, start_after as due from jobs.job
      where name = 'webhook-retry' and state = 'created' and data ->> 'deliveryId' = ${messageId}
    )
    update jobs.job set start_after = now() from waiting where job.id = waiting.id returning waiting.due
  `.execute(platform.db);
  expect(rows).toHaveLength(1);
  // A job is due at a whole second, that of the database.
  expect(Math.abs((rows[0]?.due.getTime() ?? 0) - Date.parse(nextAt ?? ''))).toBeLessThan(2_000);
}

/** Has the platform run a job that otherwise comes by the clock. */
async function runNow(name: string): Promise<void> {
  const jobs = createJobRunner(platform.platform.databaseUrl, silentLog);
  const definition = { name, concurrency: 1, retriesMax: 0, timeoutS: 60, run: async () => undefined };
  await jobs.start([definition], false);
  await jobs.enqueue(platform.db, name, {});
  await jobs.stop();
}

describe('a webhook', () => {
  it('is told, signed, of what happens in its shop, and of nothing else', async () => {
    const { id, secret } = await make();
    const other = await platform.as('creator');
    await addProduct(other, await openShop(other, '别家'), '别家的茶');
    const productId = await addProduct(owner, shopId, '藤上熟番茄');
    const { id: messageId } = await onlyDelivery(id, 'delivered', 1);
    const [message] = arrived(messageId);
    const headers = message?.headers as Record<string, string>;
    const body = message?.body ?? '';
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'product.changed',
      data: { id: productId, shopId },
    });
    expect(() => new Webhook(secret).verify(body.replace(productId, 'prd_x'), headers)).toThrow(
      WebhookVerificationError,
    );
    expect((await detail(id, messageId)).log).toMatchObject([{ status: 204, error: null }]);
    expect(await listed(id)).toMatchObject({ waiting: 0, failed: 0, pausedAt: null });
  });

  it('is told again, under the same id, when it did not answer well', async () => {
    const { id } = await make();
    receiver.answerWith(500);
    await addProduct(owner, shopId, '甜玉米');
    const { id: messageId, nextAt, lastError } = await onlyDelivery(id, 'waiting', 1);
    expect(lastError).toBe('bad-status');
    expect(Date.parse(nextAt ?? '')).toBeGreaterThan(Date.now() - 10_000);
    receiver.answerWith(200);
    await waitIsOver(messageId, nextAt);
    await onlyDelivery(id, 'delivered', 2);
    const messages = arrived(messageId);
    expect(messages).toHaveLength(2);
    expect(messages[0]?.body).toBe(messages[1]?.body);
  });

  it('is paused when it says that it is gone; goes on by hand; what failed is replayed', async () => {
    const { id } = await make();
    receiver.answerWith(410);
    await addProduct(owner, shopId, '水蜜桃');
    const { id: messageId } = await onlyDelivery(id, 'failed', 1);
    expect(await listed(id)).toMatchObject({ pauseReason: 'gone', failed: 1 });
    const replay = () => owner.post(`${base}/${id}/deliveries/${messageId}/replay`, {}, newKey());
    await expect(replay()).rejects.toThrow(/409.*paused/s);
    receiver.answerWith(204);
    await owner.send('PATCH', `${base}/${id}`, { paused: false });
    await replay();
    await onlyDelivery(id, 'delivered', 1);
    expect(arrived(messageId)).toHaveLength(2);
    expect((await detail(id, messageId)).log.map(({ status }) => status)).toEqual([204, 410]);
  });

  it('is not followed elsewhere: a redirect is a failure', async () => {
    const { id } = await make();
    receiver.answerWith(302);
    await addProduct(owner, shopId, '枇杷');
    expect((await onlyDelivery(id, 'waiting', 1)).lastStatus).toBe(302);
  });

  it('nobody listens to is a failure with its reason', async () => {
    const { id } = await make(['product.changed'], 'http://127.0.0.1:9/');
    await addProduct(owner, shopId, '杨梅');
    expect((await onlyDelivery(id, 'waiting', 1)).lastError).toBe('nobody-listens');
  });

  it('is not sent what waits while it is paused; that is kept for a replay', async () => {
    const { id } = await make();
    receiver.answerWith(500);
    await addProduct(owner, shopId, '芒果');
    const { id: messageId, nextAt } = await onlyDelivery(id, 'waiting', 1);
    await owner.send('PATCH', `${base}/${id}`, { paused: true });
    await waitIsOver(messageId, nextAt);
    expect((await onlyDelivery(id, 'failed', 1)).lastError).toBe('paused');
    expect(arrived(messageId)).toHaveLength(1);
  });

  it('is told nothing while it is paused', async () => {
    const { id } = await make();
    await owner.send('PATCH', `${base}/${id}`, { paused: true });
    await addProduct(owner, shopId, '荔枝');
    await platform.platform.app.caughtUp();
    expect(await deliveries(id)).toEqual([]);
  });

  it('bug: a receiver that keeps silent held up the others', async () => {
    const silent = await webhookReceiver();
    let speak: () => void = () => undefined;
    silent.silentUntil(
      new Promise<void>((settled) => {
        speak = settled;
      }),
    );
    try {
      const slow = await make(['product.changed'], silent.url);
      for (let n = 0; n < 12; n += 1) await addProduct(owner, shopId, `青菜 ${n}`);
      await expect.poll(() => silent.received.length, eventually).toBeGreaterThan(0);
      const quick = await make(['order.paid']);
      await owner.post(`${base}/${quick.id}/trial`, {}, newKey());
      await onlyDelivery(quick.id, 'delivered', 1);
      // Told while nobody had answered: two of twelve are under way, the rest wait their turn.
      expect((await listed(slow.id))?.waiting).toBe(12);
      expect(silent.received.length).toBeLessThanOrEqual(2);
      speak();
      await expect.poll(async () => (await listed(slow.id))?.waiting, { timeout: 30_000 }).toBe(0);
    } finally {
      speak();
      await silent.stop();
    }
  }, 60_000);

  it('bug: a message whose job had died for good waited for a replay by hand', async () => {
    const { id } = await make(['order.paid']);
    await owner.send('PATCH', `${base}/${id}`, { paused: true });
    const lost = { id: `whd_lost_${process.pid}`, endpoint_id: id, kind: 'order.paid', body: '{}' };
    const longAgo = new Date(Date.now() - 600_000);
    await platform.db
      .insertInto('webhook_deliveries')
      .values({ ...lost, state: 'waiting', created_at: longAgo, next_at: longAgo })
      .execute();
    await owner.send('PATCH', `${base}/${id}`, { paused: false });
    await runNow('webhook-sweep');
    await onlyDelivery(id, 'delivered', 1);
    expect(arrived(lost.id)).toHaveLength(1);
  });

  it('is tried by hand, with a message that tells of nothing', async () => {
    const { id, secret } = await make(['order.paid']);
    const trial = await owner.post<{ id: string }>(`${base}/${id}/trial`, {}, newKey());
    await onlyDelivery(id, 'delivered', 1);
    const [message] = arrived(trial.id);
    const told = new Webhook(secret).verify(message?.body ?? '', message?.headers as Record<string, string>);
    expect(told).toMatchObject({ type: 'webhook.trial', data: { shopId } });
  });

  it('gets a new secret beside the old one', async () => {
    const { id, secret } = await make(['order.paid']);
    const key = newKey();
    const next = await owner.post<{ secret: string }>(`${base}/${id}/secret`, {}, key);
    expect(next.secret).not.toBe(secret);
    expect(await owner.post(`${base}/${id}/secret`, {}, key)).toEqual({ id, secret: next.secret });
    const trial = await owner.post<{ id: string }>(`${base}/${id}/trial`, {}, newKey());
    await onlyDelivery(id, 'delivered', 1);
    const [message] = arrived(trial.id);
    for (const each of [secret, next.secret])
      expect(() =>
        new Webhook(each).verify(message?.body ?? '', message?.headers as Record<string, string>),
      ).not.toThrow();
  });

  it('is made once for one key, and its secret is not in the database', async () => {
    const key = newKey();
    const wanted = { url: receiver.url, kinds: ['order.paid'] };
    const ask = () => owner.post<{ id: string; secret: string }>(base, wanted, key);
    const [first, second, again] = [...(await Promise.all([ask(), ask()])), await ask()];
    made.push(again.id);
    expect([first, second]).toEqual([again, again]);
    const rows = await platform.db.selectFrom('webhook_endpoints').selectAll().execute();
    const kept = await platform.db.selectFrom('idempotency_keys').select('response').execute();
    expect(JSON.stringify([rows, kept])).not.toContain(again.secret.slice(6));
  });

  it('is one of ten at most, however many are made at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => make(['order.paid'])));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect((await owner.get<{ items: WebhookView[] }>(base)).items).toHaveLength(10);
  });

  it('is refused an address that is none', async () => {
    for (const url of ['not an address', 'ftp://shop.example/', 'http://name:word@shop.example/'])
      await expect(make(['order.paid'], url)).rejects.toThrow(/"field":"url"/);
    await expect(make(['order.unknown'])).rejects.toThrow(/400/);
  });
});

describe('who may', () => {
  it('is the owner: assistants and clerks are refused, others do not see it', async () => {
    const { id } = await make(['order.paid']);
    const { id: messageId } = await owner.post<{ id: string }>(`${base}/${id}/trial`, {}, newKey());
    for (const [n, role] of (['assistant', 'clerk', 'host', 'finance'] as const).entries()) {
      const { personId } = await (await platform.as(n)).get<{ personId: PersonId }>('/me');
      const member = { shop_id: shopId, person_id: personId, role, added_at: new Date() };
      await platform.db.insertInto('shop_members').values(member).execute();
      // A session that was not looked up before the change.
      const staff = await platform.as(n);
      await expect(staff.get(base)).rejects.toThrow(/403/);
      await expect(staff.get(`${base}/${id}/deliveries`)).rejects.toThrow(/403/);
      await expect(staff.post(`${base}/${id}/secret`, {}, newKey())).rejects.toThrow(/403/);
    }
    const other = await platform.as('creator');
    const otherShop = await openShop(other, '又一家');
    const elsewhere = `/studio/shops/${otherShop}/webhooks/${id}`;
    await expect(other.get(`${base}/${id}/deliveries`)).rejects.toThrow(/404/);
    await expect(other.get(`${elsewhere}/deliveries`)).rejects.toThrow(/404/);
    await expect(other.get(`${elsewhere}/deliveries/${messageId}`)).rejects.toThrow(/404/);
    await expect(other.post(`${elsewhere}/deliveries/${messageId}/replay`, {}, newKey())).rejects.toThrow(
      /404/,
    );
    await expect(other.post(`${elsewhere}/secret`, {}, newKey())).rejects.toThrow(/404/);
    await expect(other.send('PATCH', elsewhere, { paused: true })).rejects.toThrow(/404/);
    await expect(other.send('DELETE', elsewhere, {})).rejects.toThrow(/404/);
  });
});
