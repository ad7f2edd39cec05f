import { createHmac } from 'node:crypto';
import { manualClock } from '@kanmai/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader, signIn } from '../../../../../tests/sign-in.ts';
import { person } from '../../../http/access.ts';
import { twoFactorMs } from '../../../http/two-factor.ts';
import { twoFactorLockMs, twoFactorTriesMax } from './code.policy.ts';

const clock = manualClock(Date.now());
let app: PeopleServer;
beforeAll(async () => {
  app = await peopleServer({
    clock,
    routes: (server) => {
      server.post('/probe/payout', { config: { access: person, twoFactor: 'always' } }, () => ({}));
    },
  });
});
afterAll(() => app.stop());

const post = (path: string, cookie: string, payload: object = {}) =>
  app.server.inject({ method: 'POST', url: path, headers: { cookie }, payload });
const payOut = async (cookie: string) => {
  const answer = await post('/api/v1/probe/payout', cookie);
  return answer.statusCode === 200 ? 'paid' : answer.json<{ code: string }>().code;
};

/** The code an authenticator app shows for an otpauth:// address now (RFC 6238). */
function totp(uri: string): string {
  const secret = base32(new URL(uri).searchParams.get('secret') ?? '');
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(step).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bits = [...text.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

const wrongCode = (right: string) => (right === '000000' ? '111111' : '000000');

async function enrol(email: string): Promise<{ cookie: string; uri: string; backupCodes: string[] }> {
  const { cookie } = await signIn(app, { email });
  const begun = await post('/api/auth/two-factor/enable', cookie);
  expect(begun.statusCode, begun.body).toBe(200);
  const { totpURI, backupCodes } = begun.json<{ totpURI: string; backupCodes: string[] }>();
  expect(await payOut(cookie)).toBe('two-factor-missing');
  const proved = await post('/api/auth/two-factor/verify-totp', cookie, { code: totp(totpURI) });
  expect(proved.statusCode, proved.body).toBe(200);
  // Setting it up begins a new session: one stolen before is worth nothing.
  const renewed = cookieHeader(proved.headers['set-cookie']);
  return { cookie: renewed || cookie, uri: totpURI, backupCodes };
}

it('lets money move for a while after a proof, then asks again', async () => {
  const { cookie, uri } = await enrol('payer@example.com');
  expect(await payOut(cookie)).toBe('paid');
  const me = (await app.server.inject({ url: '/api/v1/me', headers: { cookie } })).json();
  expect(me.twoFactor).toEqual({
    enrolled: true,
    provedUntil: new Date(clock.nowMs() + twoFactorMs).toISOString(),
  });
  clock.advance(twoFactorMs);
  expect(await payOut(cookie)).toBe('two-factor-required');
  await post('/api/auth/two-factor/verify-totp', cookie, { code: totp(uri) });
  expect(await payOut(cookie)).toBe('paid');
});

it('is asked of each session by itself', async () => {
  await enrol('sessions@example.com');
  const other = await signIn(app, { email: 'sessions@example.com' });
  expect(await payOut(other.cookie)).toBe('two-factor-required');
});

it('takes a backup code once', async () => {
  const { backupCodes } = await enrol('backup@example.com');
  const { cookie } = await signIn(app, { email: 'backup@example.com' });
  const use = () => post('/api/auth/two-factor/verify-backup-code', cookie, { code: backupCodes[0] });
  expect((await use()).statusCode).toBe(200);
  expect(await payOut(cookie)).toBe('paid');
  expect((await use()).json()).toMatchObject({ code: 'code-wrong' });
});

it('is locked after too many wrong codes, however many at once and from wherever', async () => {
  const { uri } = await enrol('guessed@example.com');
  const { cookie } = await signIn(app, { email: 'guessed@example.com' });
  const prove = (code: string) => post('/api/auth/two-factor/verify-totp', cookie, { code });
  await Promise.all(Array.from({ length: twoFactorTriesMax + 5 }, () => prove(wrongCode(totp(uri)))));
  expect((await prove(totp(uri))).json()).toMatchObject({ code: 'too-many-requests' });
  expect(await payOut(cookie)).toBe('two-factor-required');
  clock.advance(twoFactorLockMs);
  expect((await prove(totp(uri))).statusCode).toBe(200);
  expect(await payOut(cookie)).toBe('paid');
});

it('cannot be taken away by a session that did not prove it', async () => {
  const { cookie, uri } = await enrol('guarded@example.com');
  const stolen = await signIn(app, { email: 'guarded@example.com' });
  for (const path of ['disable', 'generate-backup-codes']) {
    expect((await post(`/api/auth/two-factor/${path}`, stolen.cookie)).json()).toMatchObject({
      code: 'two-factor-required',
    });
  }
  await post('/api/auth/two-factor/verify-totp', cookie, { code: totp(uri) });
  expect((await post('/api/auth/two-factor/disable', cookie)).statusCode).toBe(200);
});

it('is nothing for strangers', async () => {
  const answer = await app.server.inject({
    method: 'POST',
    url: '/api/auth/two-factor/verify-totp',
    payload: { code: '123456' },
  });
  expect(answer.json()).toMatchObject({ code: 'sign-in-required' });
});
