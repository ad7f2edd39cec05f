import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { findUrlFault, isPrivateAddress, secretOf, signMessage, waitAfter } from './webhook.policy.ts';

const body =
  '{"type":"order.paid","timestamp":"2026-11-22T08:00:00.000Z","data":{"id":"ord_1","title":"藤上熟番茄"}}';

describe('the signature of a message', () => {
  const secret = secretOf('the platform’s own key', 'a nonce');
  const old = secretOf('the platform’s own key', 'the nonce before');
  const message = { id: 'whd_1', atMs: Date.now(), body };

  it('is what the Standard Webhooks library verifies', () => {
    expect(new Webhook(secret).verify(body, { ...signMessage([secret], message) })).toEqual(JSON.parse(body));
  });

  it('verifies with either secret while one is being replaced', () => {
    const headers = { ...signMessage([secret, old], message) };
    for (const each of [secret, old]) expect(() => new Webhook(each).verify(body, headers)).not.toThrow();
  });

  it('is refused with another secret, body, id or time', () => {
    const headers = { ...signMessage([secret], message) };
    const refused = (by: string, text: string, changed: object) =>
      expect(() => new Webhook(by).verify(text, { ...headers, ...changed })).toThrow(
        WebhookVerificationError,
      );
    refused(old, body, {});
    refused(secret, body.replace('ord_1', 'ord_2'), {});
    refused(secret, body, { 'webhook-id': 'whd_2' });
    refused(secret, body, { 'webhook-timestamp': String(Math.floor(message.atMs / 1_000) - 1) });
    refused(secret, body, { ...signMessage([secret], { ...message, atMs: message.atMs - 3_600_000 }) });
  });

  it('has the standard’s form of secret: whsec_ and 32 bytes', () => {
    expect(secret).toMatch(/^whsec_/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  });
});

describe('where messages may go', () => {
  it.each([
    ['https://shop.example/hook', null],
    ['https://8.8.8.8/hook', null],
    ['http://shop.example/hook', 'not-https'],
    ['ftp://shop.example', 'not-https'],
    ['shop.example', 'not-a-url'],
    ['https://name:word@shop.example/', 'has-credentials'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::ffff:10.0.0.1]/', 'private-address'],
    ['https://169.254.169.254/latest/meta-data', 'private-address'],
    // The URL parser reads every spelling of an address as the address.
    ['https://0x7f.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
  ])('%s → %s', (url, fault) => {
    expect(findUrlFault(url, false)).toBe(fault);
  });

  it('is anywhere in the town, still without a password in the URL', () => {
    expect(findUrlFault('http://127.0.0.1:9000/', true)).toBeNull();
    expect(findUrlFault('http://name:word@127.0.0.1:9000/', true)).toBe('has-credentials');
  });

  it.each([
    ['10.1.2.3', true],
    ['172.31.255.255', true],
    ['172.32.0.0', false],
    ['100.64.0.1', true],
    ['192.168.1.1', true],
    ['224.0.0.1', true],
    ['255.255.255.255', true],
    ['1.1.1.1', false],
    ['::ffff:192.168.0.1', true],
    ['::ffff:1.1.1.1', false],
    ['fd00::1', true],
    ['fe80::1', true],
    ['2606:4700::1111', false],
  ])('%s is private: %s', (address, isPrivate) => {
    expect(isPrivateAddress(address)).toBe(isPrivate);
  });
});

it('tries again ever later, ten times in about three days', () => {
  const waits = Array.from({ length: 12 }, (_, i) => waitAfter(i + 1, 0.5));
  expect(waits.slice(9)).toEqual([null, null, null]);
  const known = waits.slice(0, 9) as number[];
  expect(known).toEqual([...known].sort((a, b) => a - b));
  expect(known.reduce((sum, ms) => sum + ms, 0) / 86_400_000).toBeCloseTo(3.15, 1);
  expect(waitAfter(1, 0)).toBe(4_500);
  expect(waitAfter(1, 1)).toBe(5_500);
});
