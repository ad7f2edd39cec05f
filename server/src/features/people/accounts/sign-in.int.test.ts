import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader, sentCode, signIn } from '../../../../../tests/sign-in.ts';

let app: PeopleServer;
beforeAll(async () => {
  app = await peopleServer();
});
afterAll(() => app.stop());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.server.inject({ method: 'POST', url, payload, headers });
const me = async (cookie: string) =>
  (await app.server.inject({ url: '/api/v1/me', headers: { cookie } })).json();

describe('sign-in by code', () => {
  it('makes a person of who gives back the code sent to their e-mail', async () => {
    const { cookie } = await signIn(app, { email: 'Lin.Xia@Example.com' });
    expect(await me(cookie)).toMatchObject({
      signedIn: true,
      email: 'lin.xia@example.com',
      displayName: 'lin.xia',
    });
  });

  it('makes a person of who gives back the code sent to their phone, and shows no stand-in e-mail', async () => {
    await post('/api/auth/phone-number/send-otp', { phoneNumber: '138 1234 5678' });
    const code = await sentCode(app.db, '+8613812345678');
    const answer = await post('/api/auth/phone-number/verify', { phoneNumber: '13812345678', code });
    expect(answer.statusCode).toBe(200);
    expect(await me(cookieHeader(answer.headers['set-cookie']))).toMatchObject({
      signedIn: true,
      email: null,
      phone: '+8613812345678',
    });
  });
});
