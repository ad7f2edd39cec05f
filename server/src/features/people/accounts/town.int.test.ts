import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader } from '../../../../../tests/sign-in.ts';

const townSignIns = [
  { token: 'shopper-token', email: 'lin.xia@town.example', name: '林夏', role: 'shopper', path: '/' },
  { token: 'operator-token', email: 'operator@town.example', name: '镇长', role: 'operator', path: '/ops' },
];
let app: PeopleServer;
beforeAll(async () => {
  app = await peopleServer({ townSignIns });
});
afterAll(() => app.stop());

const open = (token: string, remoteAddress = '127.0.0.1') =>
  app.server.inject({ url: `/town/sign-in/${token}`, remoteAddress });
const me = async (cookie: string) =>
  (await app.server.inject({ url: '/api/v1/me', headers: { cookie } })).json();

it('signs in as one of the demo people, every time the same', async () => {
  const answer = await open('shopper-token');
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
  const first = await me(cookieHeader(answer.headers['set-cookie']));
  expect(first).toMatchObject({
    signedIn: true,
    displayName: '林夏',
    email: 'lin.xia@town.example',
    roles: [],
  });
  const again = await me(cookieHeader((await open('shopper-token')).headers['set-cookie']));
  expect(again.personId).toBe(first.personId);
});

it('signs in the operator as an operator', async () => {
  const cookie = cookieHeader((await open('operator-token')).headers['set-cookie']);
  expect(await me(cookie)).toMatchObject({ roles: ['operator'] });
  expect((await app.server.inject({ url: '/api/v1/ops/people', headers: { cookie } })).statusCode).toBe(200);
});

it('is open to this machine alone, and to who has the token', async () => {
  expect((await open('guessed')).statusCode).toBe(404);
  expect((await open('operator-token', '10.0.0.9')).statusCode).toBe(404);
});

it('is closed to a proxy on this machine, and to a page that gave its own name this machine’s address', async () => {
  const behind = await peopleServer({ townSignIns, environment: { KANMAI_ORIGIN: 'http://shop.example' } });
  try {
    const ask = async (headers: Record<string, string>) => {
      const answer = await behind.server.inject({
        url: '/api/v1/town/messages?recipient=13812345678',
        remoteAddress: '127.0.0.1',
        headers,
      });
      return answer.statusCode;
    };
    expect(await ask({ 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await ask({ 'x-forwarded-for': '127.0.0.1, 203.0.113.7' })).toBe(404);
    expect(await ask({ host: 'rebound.example:7700' })).toBe(404);
    expect(await ask({})).toBe(200);
  } finally {
    await behind.stop();
  }
});

it('shows what it "sent", to this machine alone', async () => {
  await app.server.inject({
    method: 'POST',
    url: '/api/auth/phone-number/send-otp',
    payload: { phoneNumber: '13812345678' },
  });
  const read = (recipient: string, remoteAddress = '127.0.0.1') =>
    app.server.inject({
      url: `/api/v1/town/messages?recipient=${encodeURIComponent(recipient)}`,
      remoteAddress,
    });
  const [message] = (await read('13812345678')).json().items;
  expect(message).toMatchObject({ channel: 'phone', recipient: '+8613812345678' });
  expect(message.body).toMatch(/\d{6}/);
  expect((await read('13900000000')).json().items).toEqual([]);
  expect((await read('13812345678', '10.0.0.9')).statusCode).toBe(404);
});
