import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { choosePaymentProviders } from './platform-payments.ts';

const stripe = { KANMAI_STRIPE_SECRET_KEY: 'sk_test_x', KANMAI_STRIPE_WEBHOOK_SECRET: 'whsec_x' };
const alipay = {
  KANMAI_ALIPAY_APP_ID: '2021000122671080',
  KANMAI_ALIPAY_PRIVATE_KEY: 'a',
  KANMAI_ALIPAY_PUBLIC_KEY: 'b',
};
const chosen = (environment: Record<string, string>, town = false) =>
  choosePaymentProviders(readConfig(environment), town);

describe('which payment providers are on', () => {
  it.each([
    [{}, false, ['sandbox']],
    [{}, true, ['sandbox']],
    [stripe, false, ['stripe']],
    [{ ...alipay, ...stripe }, true, ['stripe', 'alipay', 'sandbox']],
    [{ ...alipay, ...stripe, KANMAI_PAYMENT_PROVIDERS: 'alipay' }, true, ['alipay']],
    [{ ...stripe, KANMAI_PAYMENT_PROVIDERS: 'sandbox, stripe,sandbox' }, false, ['sandbox', 'stripe']],
  ])('%o, town %s: %o', (environment, town, expected) => {
    expect(chosen(environment, town)).toEqual(expected);
  });

  it('one that is half set up is refused, by the names of what is missing', () => {
    const half = { KANMAI_STRIPE_SECRET_KEY: 'sk_live_secret' };
    expect(() => chosen(half)).toThrow(ConfigError);
    expect(() => chosen(half)).toThrow(
      'To take payments by stripe, KANMAI_STRIPE_WEBHOOK_SECRET must be set, too.',
    );
    expect(() => chosen({ KANMAI_PAYMENT_PROVIDERS: 'wechatpay' })).toThrow('KANMAI_WECHATPAY_MCHID');
    expect(() => chosen({ KANMAI_PAYMENT_PROVIDERS: 'paypal' })).toThrow('names "paypal"');
  });
});
