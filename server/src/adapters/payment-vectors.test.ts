import { createHmac, generateKeyPairSync } from 'node:crypto';
import { cents, manualClock } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import {
  alipayBill,
  alipayNotification,
  stripeHmac,
  stripeWebhook,
  wechatBill,
  wechatNotification,
  wechatRequest,
  wechatResource,
  wechatSignature,
} from '../../../tests/payment-vectors.ts';
import { createAlipayPayment } from './payment-alipay.ts';
import { parseAlipayBill } from './payment-alipay-bill.ts';
import { chinaTimeMs, chinaTimeRfc3339, chinaTimeText } from './payment-china-time.ts';
import { pemOf, readPrivateKey, readPublicKey } from './payment-keys.ts';
import { createStripePayment } from './payment-stripe.ts';
import { parseWechatBill } from './payment-wechatpay-bill.ts';
import { isFromWechat } from './payment-wechatpay-client.ts';
import {
  authorization,
  isSignedBy,
  openResource,
  requestMessage,
  signMessage,
} from './payment-wechatpay-signing.ts';
import { centsOfYuan, yuanText } from './payment-yuan.ts';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('Stripe’s own examples', () => {
  it.each(stripeHmac.cases)(
    'the signature of "$payload" is what its library says',
    ({ payload, expected }) => {
      expect(createHmac('sha256', stripeHmac.secret).update(payload).digest('hex')).toBe(expected);
    },
  );

  it('are read when they are signed over time and body, by any of several signatures, within five minutes', () => {
    const clock = manualClock(1_492_774_577_000);
    const { secret, payload } = stripeWebhook;
    const stripe = createStripePayment({ secretKey: 'sk_test_x', webhookSecret: secret, clock });
    const v1 = createHmac('sha256', secret).update(`1492774577.${payload}`).digest('hex');
    const read = (header: string, body: string = payload) =>
      stripe.readCallback({ 'stripe-signature': header }, body);
    expect(read(`t=1492774577,v1=${v1}`)).toBe('other');
    expect(read(`t=1492774577,v1=potato,v1=${v1},v0=6ffbb59b2300aae63f27`)).toBe('other');
    expect(read(`t=1492774577,v0=${v1}`)).toBeNull();
    expect(read(`t=1492774578,v1=${v1}`)).toBeNull();
    expect(read(`t=1492774577,v1=${v1}`, `${payload} `)).toBeNull();
    expect(read("I'm not even a real signature header")).toBeNull();
    clock.advance(301_000);
    expect(read(`t=1492774577,v1=${v1}`)).toBeNull();
  });
});

describe('Alipay’s own examples', () => {
  const alipay = createAlipayPayment({
    appId: alipayNotification.fields.app_id,
    privateKey: pemOf(own.privateKey),
    alipayPublicKey: alipayNotification.alipayPublicKey,
    gateway: 'https://openapi.alipay.com/gateway.do',
    page: 'wap',
    notifyUrl: () => 'https://shop.example/notify',
  });
  const read = (fields: Record<string, string>) =>
    alipay.readCallback({}, new URLSearchParams(fields).toString());

  it('a real notification is read, its yuan as fen', () => {
    expect(read(alipayNotification.fields)).toEqual({
      callbackId: '2019081500222155624068450559358070',
      providerRef: '20190815155618536-564-57',
      outcome: 'captured',
      amountCents: 10,
      currency: 'CNY',
    });
  });

  it.each([
    ['total_amount', '0.11'],
    ['out_trade_no', '20190815155618536-564-58'],
    ['trade_status', 'TRADE_CLOSED'],
    ['app_id', '2019073166072303'],
    ['sign_type', 'RSA'],
  ])('and not when its %s was changed', (name, value) => {
    expect(read({ ...alipayNotification.fields, [name]: value })).toBeNull();
  });

  it('nor when it is for another application', () => {
    const other = createAlipayPayment({
      ...{ appId: '2021000000000000', privateKey: pemOf(own.privateKey), gateway: 'https://x', page: 'wap' },
      ...{ alipayPublicKey: alipayNotification.alipayPublicKey, notifyUrl: () => '' },
    });
    expect(other.readCallback({}, new URLSearchParams(alipayNotification.fields).toString())).toBeNull();
  });

  it('a bill is read: what came, what went back, what it cost', () => {
    const entry = {
      ...{ providerRef: '2017071221001004660224927787', currency: 'CNY' },
      atMs: Date.parse('2017-07-12T14:38:30+08:00'),
    };
    const reference = 'DD20170712143447202138429';
    expect(parseAlipayBill(alipayBill).entries).toEqual([
      { ...entry, kind: 'capture', reference, amountCents: 10_000 },
      { ...entry, kind: 'fee', reference, amountCents: 60 },
      {
        ...{ ...entry, kind: 'refund', reference: 'RR20170712160028098723', amountCents: 1 },
        atMs: Date.parse('2017-07-12T16:03:30+08:00'),
      },
    ]);
  });

  it('a bill of another form is refused, not half read', () => {
    expect(() => parseAlipayBill(alipayBill.replace('商户订单号', '订单号'))).toThrow('商户订单号');
  });
});

describe('WeChat Pay’s own examples', () => {
  const { certificate, message, signature } = wechatSignature;

  it('a signature is checked with the key of a certificate', () => {
    const key = readPublicKey('the certificate', certificate);
    expect(isSignedBy(key, message, signature)).toBe(true);
    expect(isSignedBy(key, 'wrong source', signature)).toBe(false);
    expect(isSignedBy(own.publicKey, message, signature)).toBe(false);
    expect(isSignedBy(key, message, 'not base64 at all')).toBe(false);
  });

  it('the string that a request signs is the documented one, and its signature holds', () => {
    const [method, path, timestamp, nonce, body] = wechatRequest.parts;
    const signed = requestMessage(method, path, timestamp, nonce, body);
    expect(signed).toBe(wechatRequest.message);
    const made = signMessage(own.privateKey, signed);
    expect(isSignedBy(own.publicKey, signed, made)).toBe(true);
    expect(authorization({ mchId: '1900009191', serial: '1DDE', nonce, timestamp, signature: made })).toBe(
      `WECHATPAY2-SHA256-RSA2048 mchid="1900009191",nonce_str="${nonce}",signature="${made}",timestamp="1554208460",serial_no="1DDE"`,
    );
  });

  it('a whole notification is believed with its headers, for five minutes, from the key that signed it', () => {
    const { atS, headers, body } = wechatNotification;
    const keys = {
      ...{ mchId: '1', serial: '1', privateKey: own.privateKey, publicKeyId: 'D7CE59D1F522D701' },
      publicKey: readPublicKey('the certificate', wechatNotification.certificate),
    };
    const at = (offsetS: number) => manualClock((atS + offsetS) * 1_000);
    expect(isFromWechat(keys, at(0), headers, body)).toBe(true);
    expect(isFromWechat(keys, at(299), headers, body)).toBe(true);
    expect(isFromWechat(keys, at(301), headers, body)).toBe(false);
    expect(isFromWechat(keys, at(-301), headers, body)).toBe(false);
    expect(isFromWechat(keys, at(0), headers, body.replace('签约', '解约'))).toBe(false);
    expect(isFromWechat({ ...keys, publicKeyId: 'ANOTHER' }, at(0), headers, body)).toBe(false);
    expect(isFromWechat({ ...keys, publicKey: own.publicKey }, at(0), headers, body)).toBe(false);
    expect(isFromWechat(keys, at(0), { ...headers, 'wechatpay-nonce': 'x' }, body)).toBe(false);
  });

  it('a resource is opened with the APIv3 key, and with no other and not when it was changed', () => {
    const { apiV3Key, plain, ...resource } = wechatResource;
    expect(openResource(apiV3Key, resource)).toBe(plain);
    expect(() => openResource(apiV3Key.replace('a7', 'b7'), resource)).toThrow();
    expect(() => openResource(apiV3Key, { ...resource, associated_data: 'other' })).toThrow();
    expect(() => openResource(apiV3Key, { ...resource, ciphertext: 'SGVsbG8=' })).toThrow();
    expect(() => openResource('short', resource)).toThrow();
  });

  it('a bill is read: what came, what went back, what it cost', () => {
    const reference = 'S20210128170702357723';
    const paid = {
      ...{ reference, providerRef: '4200000925202101284997714292', currency: 'CNY' },
      atMs: Date.parse('2021-01-28T17:07:11+08:00'),
    };
    expect(parseWechatBill(wechatBill).entries).toEqual([
      { ...paid, kind: 'capture', amountCents: 990 },
      { ...paid, kind: 'fee', amountCents: 6 },
      {
        ...{ kind: 'refund', reference: 'rfd_1', providerRef: '50000305742018020103387128253' },
        ...{ amountCents: 420, currency: 'CNY', atMs: Date.parse('2021-01-28T18:00:00+08:00') },
      },
    ]);
    expect(() => parseWechatBill('系统繁忙')).toThrow('header');
  });
});

describe('amounts, times and keys of theirs', () => {
  it.each([
    [1, '0.01'],
    [10, '0.10'],
    [100, '1.00'],
    [12_800_000, '128000.00'],
  ])('%i fen are %s yuan', (fen, yuan) => {
    expect(yuanText(cents(fen))).toBe(yuan);
    expect(centsOfYuan(yuan)).toBe(fen);
  });

  it.each([
    ['88', 8_800],
    ['-0.60', -60],
    ['0.06000', 6],
    ['0', 0],
  ])('%s yuan are %i fen', (yuan, fen) => expect(centsOfYuan(yuan)).toBe(fen));

  it.each(['', '0.005', '1e3', '١', '1,000.00', 'NaN', '--1'])('"%s" is no amount', (yuan) => {
    expect(() => centsOfYuan(yuan)).toThrow('not an amount');
  });

  it('times are China’s', () => {
    const atMs = Date.UTC(2026, 10, 28, 16, 4, 5);
    expect(chinaTimeText(atMs)).toBe('2026-11-29 00:04:05');
    expect(chinaTimeRfc3339(atMs)).toBe('2026-11-29T00:04:05+08:00');
    expect(chinaTimeMs(chinaTimeText(atMs))).toBe(atMs);
    expect(() => chinaTimeMs('yesterday')).toThrow('not a time');
  });

  it('keys are read as PEM, as one line, as base64 alone and as PKCS #1, and refused without being quoted', () => {
    const pem = pemOf(own.privateKey);
    const alone = pem.replace(/-----[^-]+-----|\s/g, '');
    const pkcs1 = own.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString();
    for (const form of [pem, pem.replaceAll('\n', '\\n'), alone, pkcs1])
      expect(pemOf(readPrivateKey('A_KEY', form))).toBe(pem);
    expect(() => readPrivateKey('A_KEY', 'c2VjcmV0')).toThrow('A_KEY is not a private key.');
    expect(() => readPublicKey('B_KEY', 'c2VjcmV0')).toThrow('B_KEY is neither');
  });
});
