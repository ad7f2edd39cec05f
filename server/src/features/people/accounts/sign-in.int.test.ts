import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader, sentCode, signIn } from '../../../../../tests/sign-in.ts';
import { codeGuessesMax, codeSendLimits } from './code.policy.ts';

let app: PeopleServer;
beforeAll(async () => {
  app = await peopleServer();
});
afterAll(() => app.stop());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.server.inject({ method: 'POST', url, payload, headers });
const me = async (cookie: string) =>
  (await app.server.inject({ url: '/api/v1/me', headers: { cookie } })).json();
const askCode = (email: string) => post('/api/auth/email-otp/send-verification-otp', { email });
const giveCode = (email: string, otp: string) => post('/api/auth/sign-in/email-otp', { email, otp });

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

  it('finds the same person again', async () => {
    const first = await signIn(app, { email: 'again@example.com' });
    const second = await signIn(app, { email: 'again@example.com' });
    expect(second.personId).toBe(first.personId);
    expect(second.cookie).not.toBe(first.cookie);
  });

  it('speaks the language that the browser asks for', async () => {
    await post(
      '/api/auth/email-otp/send-verification-otp',
      { email: 'en@example.com' },
      { 'accept-language': 'en' },
    );
    await askCode('zh@example.com');
    const rows = await app.db
      .selectFrom('notify_log')
      .select('body')
      .where('recipient', 'in', ['en@example.com', 'zh@example.com'])
      .orderBy('id')
      .execute();
    expect(rows.map((row) => row.body)).toEqual([
      expect.stringMatching(/^Your Kanmai code is \d{6}\./),
      expect.stringMatching(/^您的看买验证码是 \d{6}/),
    ]);
  });

  it('takes a code once', async () => {
    await askCode('once@example.com');
    const code = await sentCode(app.db, 'once@example.com');
    expect((await giveCode('once@example.com', code)).statusCode).toBe(200);
    expect((await giveCode('once@example.com', code)).json()).toMatchObject({
      status: 400,
      code: 'code-wrong',
    });
  });

  it('takes a code only for the address it was sent to', async () => {
    await askCode('mine@example.com');
    await askCode('theirs@example.com');
    const code = await sentCode(app.db, 'mine@example.com');
    expect((await giveCode('theirs@example.com', code)).json()).toMatchObject({ code: 'code-wrong' });
  });

  it('takes the right code no longer after too many wrong ones', async () => {
    await askCode('guessed@example.com');
    const code = await sentCode(app.db, 'guessed@example.com');
    const wrong = code === '000000' ? '111111' : '000000';
    for (let i = 0; i < codeGuessesMax; i++) await giveCode('guessed@example.com', wrong);
    expect((await giveCode('guessed@example.com', code)).json()).toMatchObject({ code: 'code-expired' });
  });

  it('counts guesses that are made at the same time', async () => {
    await post('/api/auth/phone-number/send-otp', { phoneNumber: '13900000001' });
    const code = await sentCode(app.db, '+8613900000001');
    const wrong = code === '000000' ? '111111' : '000000';
    const guess = (guessed: string) =>
      post('/api/auth/phone-number/verify', { phoneNumber: '13900000001', code: guessed });
    // Of guesses at the same moment one at least is compared and counted; the others may find the code in use.
    for (let i = 0; i < codeGuessesMax; i++) await Promise.all(Array.from({ length: 6 }, () => guess(wrong)));
    expect((await guess(code)).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('sends one recipient so many codes and no more, even when asked at the same time', async () => {
    const max = codeSendLimits[0]?.max ?? 0;
    const answers = await Promise.all(Array.from({ length: max + 5 }, () => askCode('flooded@example.com')));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(max);
    expect(answers.find(({ statusCode }) => statusCode !== 200)?.json()).toMatchObject({
      code: 'too-many-requests',
    });
    expect((await askCode('another@example.com')).statusCode).toBe(200);
  });

  it('keeps codes in the database only as a hash', async () => {
    await askCode('hashed@example.com');
    const code = await sentCode(app.db, 'hashed@example.com');
    const rows = await app.db.selectFrom('auth_verifications').select('value').execute();
    expect(rows.some((row) => row.value.includes(code))).toBe(false);
  });

  it('does not let somebody put a phone that they did not prove on an account of theirs', async () => {
    await askCode('thief@example.com');
    const otp = await sentCode(app.db, 'thief@example.com');
    await post('/api/auth/sign-in/email-otp', {
      email: 'thief@example.com',
      otp,
      phoneNumber: '+8613700000001',
    });
    const thief = await signIn(app, { email: 'thief@example.com' });
    const owner = await signIn(app, { phone: '+8613700000001' });
    expect(owner.personId).not.toBe(thief.personId);
  });

  it.each(['nobody', '', 'a@b', 'a@b.invalid'])('sends nothing to %j', async (email) => {
    const answer = await askCode(email);
    if (email === 'a@b') expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    else expect(answer.json()).toMatchObject({ status: 400, code: 'bad-request', field: 'email' });
  });

  it('has no other way in', async () => {
    for (const path of [
      '/sign-up/email',
      '/sign-in/email',
      '/update-user',
      '/get-session',
      '/../v1/me',
      '/nothing',
    ]) {
      expect(
        (await post(`/api/auth${path}`, { email: 'a@b.cn', password: 'password', name: 'x' })).statusCode,
      ).toBe(404);
    }
    expect((await app.server.inject('/api/auth/get-session')).statusCode).toBe(404);
  });
});

describe('sessions', () => {
  it('are a cookie out of reach of scripts and other sites', async () => {
    await askCode('flags@example.com');
    const answer = await giveCode('flags@example.com', await sentCode(app.db, 'flags@example.com'));
    const cookie = [answer.headers['set-cookie']]
      .flat()
      .find((header) => header?.startsWith('kanmai.session_token='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Domain/i);
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  it('are begun anew: a session known before is not the one after', async () => {
    const planted = await signIn(app, { email: 'attacker@example.com' });
    const victim = await signIn(app, { email: 'victim@example.com', cookie: planted.cookie });
    expect(victim.cookie).not.toContain(planted.cookie.split('=')[1]);
    expect(victim.personId).not.toBe(planted.personId);
    expect((await me(planted.cookie)).email).toBe('attacker@example.com');
  });

  it('end at once by signing out', async () => {
    const { cookie } = await signIn(app, { email: 'leaving@example.com' });
    expect((await me(cookie)).signedIn).toBe(true);
    const answer = await post('/api/auth/sign-out', {}, { cookie });
    expect(answer.statusCode).toBe(200);
    expect(cookieHeader(answer.headers['set-cookie'])).toBe('');
    expect((await me(cookie)).signedIn).toBe(false);
  });

  it('do not live longer than they say', async () => {
    const { cookie, personId } = await signIn(app, { email: 'expired@example.com' });
    await app.db
      .updateTable('auth_sessions')
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .execute();
    app.accounts.forgetPerson(personId);
    expect((await me(cookie)).signedIn).toBe(false);
  });

  it('are prolonged in use, and the browser is told', async () => {
    const { cookie, personId } = await signIn(app, { email: 'staying@example.com' });
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    const soon = new Date(Date.now() + 86_400_000);
    await app.db.updateTable('auth_sessions').set({ updatedAt: twoDaysAgo, expiresAt: soon }).execute();
    app.accounts.forgetPerson(personId);
    const answer = await app.server.inject({ url: '/api/v1/me', headers: { cookie } });
    expect([answer.headers['set-cookie']].flat().join()).toContain('kanmai.session_token=');
    const { expiresAt } = await app.db
      .selectFrom('auth_sessions')
      .select('expiresAt')
      .orderBy('expiresAt', 'desc')
      .executeTakeFirstOrThrow();
    expect(expiresAt.getTime()).toBeGreaterThan(soon.getTime());
  });

  it('cannot be made up', async () => {
    const { cookie } = await signIn(app, { email: 'signed@example.com' });
    const [name, value = ''] = cookie.split('=');
    const token = decodeURIComponent(value).split('.')[0];
    for (const forged of [
      token,
      `${token}.`,
      `${token}.AAAA`,
      encodeURIComponent(`${token}.${'A'.repeat(43)}=`),
    ]) {
      expect((await me(`${name}=${forged}`)).signedIn).toBe(false);
    }
  });
});

describe('on an https origin', () => {
  it('cookies never travel in the clear', async () => {
    const secure = await peopleServer({ environment: { KANMAI_ORIGIN: 'https://shop.example' } });
    try {
      const stranger = await secure.server.inject('/api/v1/me');
      expect(String(stranger.headers['set-cookie'])).toMatch(/; Secure$/);
      const { cookie } = await signIn(secure, { email: 'secure@example.com' });
      expect(cookie).toMatch(/^__Secure-kanmai\.session_token=/);
      const answer = await secure.server.inject({ url: '/api/v1/me', headers: { cookie } });
      expect(answer.json()).toMatchObject({ signedIn: true });
    } finally {
      await secure.stop();
    }
  });
});

describe('limits of one address', () => {
  it('stop somebody who asks for codes for ever new recipients', async () => {
    const limited = await peopleServer({ environment: { KANMAI_REQUESTS_PER_MINUTE: '1000' } });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 25; i++) {
        const answer = await limited.server.inject({
          method: 'POST',
          url: '/api/auth/email-otp/send-verification-otp',
          payload: { email: `spam${i}@example.com` },
          // Counts are kept by the process: no other test comes from there.
          remoteAddress: '198.51.100.77',
          // What a sender says about its address does not count.
          headers: { 'x-forwarded-for': `10.0.0.${i}`, 'x-kanmai-address': `10.0.0.${i}` },
        });
        statuses.push(answer.statusCode);
      }
      expect(statuses.filter((status) => status === 200)).toHaveLength(20);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await limited.stop();
    }
  });
});
