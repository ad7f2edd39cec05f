import { createPublicKey, verify } from 'node:crypto';
import { manualClock } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakePushService, startFakePushService } from '../../../tests/fake-push-service.ts';
import { createWebPush } from './push-web.ts';
import { encryptPush } from './push-web-encryption.ts';
import { vapidHeader, vapidKeyOf, vapidPrivateKeyFrom, vapidSigned } from './push-web-vapid.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

/** RFC 8291, section 5 and appendix A. */
const watermelon = {
  plain: 'When I grow up, I want to be a watermelon',
  privateKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};
/** RFC 8292, section 2.4. */
const example = {
  token:
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA',
  key: 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs',
  claims: {
    audience: 'https://push.example.net',
    expiresAtMs: 1_453_523_768_000,
    subject: 'mailto:push@example.com',
  },
};

/** As a push service would: the token by the key that came with it. */
function isSigned(token: string, publicKey: string): boolean {
  const [head, claims, signature = ''] = token.split('.');
  const point = bytes(publicKey);
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const given = { key, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(`${head}.${claims}`), given, bytes(signature));
}

describe('a message for a browser', () => {
  it('is encrypted as in RFC 8291', () => {
    const { plain, salt, privateKey, body, p256dh, auth } = watermelon;
    const target = { endpoint: '', p256dh, auth };
    const made = encryptPush(Buffer.from(plain), target, {
      salt: bytes(salt),
      privateKey: bytes(privateKey),
    });
    expect(made.toString('base64url')).toBe(body);
    const nonsense = { ...target, p256dh: 'AAAA' };
    const chance = { salt: bytes(salt), privateKey: bytes(privateKey) };
    expect(() => encryptPush(Buffer.from(plain), nonsense, chance)).toThrow();
  });

  it('says who sends it as in RFC 8292', () => {
    const { token, key, claims } = example;
    expect(vapidSigned(claims)).toBe(token.slice(0, token.lastIndexOf('.')));
    expect(isSigned(token, key)).toBe(true);
    const own = vapidKeyOf(watermelon.privateKey);
    const [, made = '', by] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(vapidHeader(own, claims)) ?? [];
    expect(by).toBe(own.publicKey);
    expect(isSigned(made, own.publicKey)).toBe(true);
    expect(isSigned(made, key)).toBe(false);
  });

  it('is of one sender wherever the secret is the same', () => {
    const key = vapidPrivateKeyFrom('a secret of the tests');
    expect(vapidPrivateKeyFrom('a secret of the tests')).toBe(key);
    expect(vapidPrivateKeyFrom('another secret')).not.toBe(key);
    expect(bytes(key)).toHaveLength(32);
    expect(bytes(vapidKeyOf(key).publicKey)).toHaveLength(65);
  });
});

describe('a push service', () => {
  let service: FakePushService;
  beforeAll(async () => {
    service = await startFakePushService();
  });
  afterAll(() => service.stop());

  const clock = manualClock(Date.UTC(2026, 0, 1));
  const push = (anyTarget = true) =>
    createWebPush({
      ...{ privateKey: watermelon.privateKey, clock, anyTarget, subject: () => 'https://shop.example' },
    });
  const message = { data: { title: '开播了', url: '/rooms/1' }, ttlS: 600 };
  const to = (path: string) => ({ endpoint: `${service.address}${path}`, ...service.keys });

  it('is given what its browser can read, by whom it was allowed', async () => {
    expect(await push().send(to('/201'), message)).toBe('taken');
    const { headers, text } = service.taken.at(-1) ?? { headers: {}, text: '' };
    expect(headers).toMatchObject({ ttl: '600', urgency: 'high', 'content-encoding': 'aes128gcm' });
    const [, token = '', key = ''] = /^vapid t=(.+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
    expect(key).toBe(push().publicKey);
    expect(isSigned(token, key)).toBe(true);
    expect(JSON.parse(bytes(token.split('.')[1] ?? '').toString())).toEqual({
      ...{ aud: service.address, sub: 'https://shop.example', exp: clock.nowMs() / 1_000 + 43_200 },
    });
    expect(JSON.parse(text)).toEqual(message.data);
  });

  it('says when nobody is there any more, and whatever else it says is a failure', async () => {
    const outcomes = ['/404', '/410', '/429', '/500', '/301', '/403'].map((path) =>
      push().send(to(path), message),
    );
    expect(await Promise.all(outcomes)).toEqual(['gone', 'gone', ...Array(4).fill('failed')]);
    expect(await push().send({ ...to('/201'), endpoint: 'http://127.0.0.1:1/x' }, message)).toBe('failed');
  });

  it('is never in our own network, and has a browser with a key', async () => {
    const before = service.taken.length;
    expect(await push(false).send(to('/201'), message)).toBe('gone');
    expect(await push(false).send({ ...to('/201'), endpoint: 'https://10.0.0.1/x' }, message)).toBe('gone');
    expect(await push().send({ ...to('/201'), p256dh: 'AAAA' }, message)).toBe('gone');
    expect(service.taken).toHaveLength(before);
  });
});
