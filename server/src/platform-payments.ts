import type { Clock } from '@kanmai/kernel';
import { createSandboxPayment } from './adapters/payment-sandbox.ts';
import { type Config, ConfigError, settings } from './config.ts';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import { type PaymentProvider, type PaymentProviders, paymentProviders } from './ports/payment.ts';

interface Given {
  readonly origin: () => string;
  readonly secret: string;
  readonly clock: Clock;
  readonly db: Database;
  readonly log: Log;
  readonly town: boolean;
}

const names = ['stripe', 'alipay', 'wechatpay', 'sandbox'] as const;
type Name = (typeof names)[number];

/** What each provider cannot do without. */
const needs: Record<Name, readonly (keyof typeof settings)[]> = {
  stripe: ['stripeSecretKey', 'stripeWebhookSecret'],
  alipay: ['alipayAppId', 'alipayPrivateKey', 'alipayPublicKey'],
  wechatpay: [
    ...(['wechatpayMchId', 'wechatpayAppId', 'wechatpaySerial', 'wechatpayPrivateKey'] as const),
    ...(['wechatpayApiV3Key', 'wechatpayPublicKey', 'wechatpayPublicKeyId'] as const),
  ],
  sandbox: [],
};

/**
 * Which providers are on. A provider that is half set up is refused rather than left out: somebody meant it to be on.
 * @throws ConfigError
 */
export function choosePaymentProviders(config: Config, town: boolean): readonly Name[] {
  if (config.paymentProviders !== 'auto') {
    const chosen = config.paymentProviders.split(',').map((part) => part.trim());
    return [...new Set(chosen)].map((word) => {
      const name = names.find((candidate) => candidate === word);
      if (name === undefined)
        throw new ConfigError(
          `KANMAI_PAYMENT_PROVIDERS names "${word}", which is none of ${names.join(', ')}.`,
        );
      return checked(config, name);
    });
  }
  const real = names
    .filter((name) => needs[name].some((key) => config[key] !== ''))
    .map((name) => checked(config, name));
  return town || real.length === 0 ? [...real, 'sandbox'] : real;
}

function checked(config: Config, name: Name): Name {
  const missing = needs[name].filter((key) => config[key] === '').map((key) => settings[key].variable);
  if (missing.length > 0)
    throw new ConfigError(`To take payments by ${name}, ${missing.join(', ')} must be set, too.`);
  return name;
}

/** Opens the providers that are on; their libraries are loaded only where they are used. */
export async function openPaymentProviders(config: Config, given: Given): Promise<PaymentProviders> {
  const chosen = choosePaymentProviders(config, given.town);
  if (chosen.includes('sandbox') && !given.town)
    given.log.warn({}, 'the payment sandbox is on: orders are paid without money');
  return paymentProviders(await Promise.all(chosen.map((name) => open(config, given, name))));
}

async function open(config: Config, given: Given, name: Name): Promise<PaymentProvider> {
  const { clock, origin } = given;
  if (name === 'sandbox') return createSandboxPayment(given);
  const notifyUrl = () => `${origin()}/api/v1/payments/callbacks/${name}`;
  if (name === 'stripe') {
    const { createStripePayment } = await import('./adapters/payment-stripe.ts');
    return createStripePayment({
      secretKey: config.stripeSecretKey,
      webhookSecret: config.stripeWebhookSecret,
      clock,
    });
  }
  if (name === 'alipay') {
    const { createAlipayPayment } = await import('./adapters/payment-alipay.ts');
    return createAlipayPayment({
      appId: config.alipayAppId,
      privateKey: config.alipayPrivateKey,
      alipayPublicKey: config.alipayPublicKey,
      gateway: config.alipayGateway,
      page: config.alipayPage,
      notifyUrl,
    });
  }
  const { createWechatPayment } = await import('./adapters/payment-wechatpay.ts');
  return createWechatPayment({
    mchId: config.wechatpayMchId,
    appId: config.wechatpayAppId,
    serial: config.wechatpaySerial,
    privateKey: config.wechatpayPrivateKey,
    apiV3Key: config.wechatpayApiV3Key,
    publicKey: config.wechatpayPublicKey,
    publicKeyId: config.wechatpayPublicKeyId,
    notifyUrl,
    clock,
  });
}
