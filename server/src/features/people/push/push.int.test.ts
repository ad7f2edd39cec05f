import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePerson, type Person, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { readConfig } from '../../../config.ts';
import type { PushMessage, PushOutcome } from '../../../ports/push.ts';
import { type PushFeature, pushFeature } from './index.ts';

let site: TradeServer;
let feature: PushFeature;
const sent: { endpoint: string; message: PushMessage }[] = [];
let answers: Readonly<Record<string, PushOutcome>> = {};

beforeAll(async () => {
  site = await tradeServer({
    // In the town every address may be sent to.
    ports: { config: readConfig({ KANMAI_TOWN: 'off', KANMAI_LOG: 'silent' }) },
    features(deps) {
      feature = pushFeature(deps, {
        push: {
          publicKey: 'the key',
          async send({ endpoint }, message) {
            sent.push({ endpoint, message });
            return answers[endpoint] ?? 'taken';
          },
        },
      });
      return [feature];
    },
  });
});
afterAll(() => site.stop());

const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
const subscribe = (who: Person, endpoint: string) =>
  site.send<{ id: string; code?: string }>(who, 'PUT', '/me/push-subscriptions', { endpoint, keys });
const tell = async (who: Person) => {
  sent.length = 0;
  const notice = (locale: string) => ({ title: locale, body: 'b', path: '/rooms/1', tag: 't' });
  const taken = await feature.pushTo(who.id, notice);
  return { taken, to: sent.map(({ endpoint }) => endpoint).sort() };
};

it('tells somebody on each of their browsers, until they take it back or the browser is gone', async () => {
  const who = await makePerson(site.db);
  const [a, b, c] = ['https://push.example/a', 'https://push.example/b', 'https://push.example/c'] as const;
  expect((await site.send(null, 'GET', '/push/key')).body).toEqual({ publicKey: 'the key' });
  expect(await tell(who)).toEqual({ taken: false, to: [] });
  const { id } = (await subscribe(who, a)).body;
  for (const endpoint of [a, b, c]) expect((await subscribe(who, endpoint)).status).toBe(200);
  await site.db.updateTable('people').set({ locale: 'en' }).where('id', '=', who.id).execute();
  expect(await tell(who)).toEqual({ taken: true, to: [a, b, c] });
  expect(sent[0]?.message).toMatchObject({ data: { title: 'en', path: '/rooms/1' }, ttlS: 1_800 });

  expect((await site.send(who, 'DELETE', `/me/push-subscriptions/${id}`)).status).toBe(204);
  answers = { [b]: 'gone', [c]: 'failed' };
  expect(await tell(who)).toEqual({ taken: false, to: [b, c] });
  answers = {};
  expect(await tell(who)).toEqual({ taken: true, to: [c] });
});

it('is of whoever subscribed on a browser last, and nobody else takes it back', async () => {
  const [one, other] = [await makePerson(site.db), await makePerson(site.db)];
  const { id } = (await subscribe(one, 'https://push.example/shared')).body;
  await subscribe(other, 'https://push.example/shared');
  await site.send(one, 'DELETE', `/me/push-subscriptions/${id}`);
  expect((await tell(one)).to).toEqual([]);
  expect((await tell(other)).to).toEqual(['https://push.example/shared']);
});

it('keeps ten browsers, and no address that leads to us', async () => {
  const who = await makePerson(site.db);
  for (let n = 0; n < 12; n++) {
    site.clock.advance(1_000);
    await subscribe(who, `https://push.example/many/${n}`);
  }
  const { to } = await tell(who);
  expect(to).toHaveLength(10);
  expect(to).not.toContain('https://push.example/many/1');
  for (const endpoint of ['http://push.example/x', 'https://10.0.0.1/x', 'https://a:b@push.example/'])
    expect((await subscribe(who, endpoint)).body.code).toBe('bad-request');
  const short = { endpoint: 'https://push.example/y', keys: { ...keys, auth: 'a' } };
  expect((await site.send(who, 'PUT', '/me/push-subscriptions', short)).status).toBe(400);
  const stranger = { ...who, signedIn: false };
  expect((await subscribe(stranger, 'https://push.example/z')).status).toBe(401);
});
