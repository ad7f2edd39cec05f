import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { secretOf, signMessage, waitAfter } from './webhook.policy.ts';

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

it('tries again ever later, ten times in about three days', () => {
  const waits = Array.from({ length: 12 }, (_, i) => waitAfter(i + 1, 0.5));
  expect(waits.slice(9)).toEqual([null, null, null]);
  const known = waits.slice(0, 9) as number[];
  expect(known).toEqual([...known].sort((a, b) => a - b));
  expect(known.reduce((sum, ms) => sum + ms, 0) / 86_400_000).toBeCloseTo(3.15, 1);
  expect(waitAfter(1, 0)).toBe(4_500);
  expect(waitAfter(1, 1)).toBe(5_500);
});
