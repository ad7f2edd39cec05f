import { type Clock, cents } from '@kanmai/kernel';
import {
  type DayFile,
  type FoundPayment,
  type PaymentAtProvider,
  type PaymentCallback,
  type PaymentProvider,
  PaymentProviderError,
  type PaymentRefund,
  type PaymentRelease,
  type PaymentRequest,
  type ProviderDay,
} from '../ports/payment.ts';
import { chinaTimeRfc3339 } from './payment-china-time.ts';
import { readPrivateKey, readPublicKey } from './payment-keys.ts';
import { parseWechatBill } from './payment-wechatpay-bill.ts';
import {
  createWechatClient,
  isFromWechat,
  type WechatAnswer,
  type WechatClient,
  type WechatKeys,
  wechatName,
} from './payment-wechatpay-client.ts';
import { type EncryptedResource, openResource, sha1Of } from './payment-wechatpay-signing.ts';

export interface WechatOptions {
  readonly mchId: string;
  readonly appId: string;
  readonly serial: string;
  readonly privateKey: string;
  readonly apiV3Key: string;
  readonly publicKey: string;
  readonly publicKeyId: string;
  readonly notifyUrl: () => string;
  readonly clock: Clock;
  /** Another host than WeChat Pay's own, for tests. */
  readonly host?: string;
}

interface Wechat {
  readonly options: WechatOptions;
  readonly keys: WechatKeys;
  readonly client: WechatClient;
}

/**
 * WeChat Pay, API v3: H5 payment, the money frozen (`profit_sharing`) until it is split to the shops. Amounts are fen.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012791834
 */
export function createWechatPayment(options: WechatOptions): PaymentProvider {
  const keys: WechatKeys = {
    mchId: options.mchId,
    serial: options.serial,
    privateKey: readPrivateKey('KANMAI_WECHATPAY_PRIVATE_KEY', options.privateKey),
    publicKey: readPublicKey('KANMAI_WECHATPAY_PUBLIC_KEY', options.publicKey),
    publicKeyId: options.publicKeyId,
  };
  const client = createWechatClient(keys, options.clock, options.host ?? 'https://api.mch.weixin.qq.com');
  const wechat: Wechat = { options, keys, client };
  return {
    name: wechatName,
    accepts: (currency) => currency === 'CNY',
    acknowledgement: { contentType: 'application/json', body: '{"code":"SUCCESS"}' },
    open: (request) => open(wechat, request),
    readCallback: (headers, rawBody) => readCallback(wechat, headers, rawBody),
    find: async (payment) => (await query(wechat, payment))?.found ?? null,
    close: (payment) => close(wechat, payment),
    refund: (refund) => giveBack(wechat, refund),
    release: (release) => payShop(wechat, release),
    readDay: (day) => readDay(wechat, day),
  };
}

function refused({ status, json }: WechatAnswer): PaymentProviderError {
  return new PaymentProviderError(wechatName, String(json['code'] ?? status));
}

/** Asks for something, and takes nothing but success. */
async function must(answer: Promise<WechatAnswer>): Promise<WechatAnswer['json']> {
  const given = await answer;
  if (given.status >= 300) throw refused(given);
  return given.json;
}

async function open({ options, client }: Wechat, request: PaymentRequest) {
  const { paymentId, returnUrl, clientIp } = request;
  const json = await must(
    client.ask({
      method: 'POST',
      path: '/v3/pay/transactions/h5',
      body: {
        appid: options.appId,
        mchid: options.mchId,
        description: request.description.slice(0, 42) || paymentId,
        out_trade_no: paymentId,
        time_expire: chinaTimeRfc3339(request.dueAtMs),
        notify_url: options.notifyUrl(),
        amount: { total: request.amountCents, currency: request.currency },
        scene_info: { payer_client_ip: clientIp ?? '127.0.0.1', h5_info: { type: 'Wap' } },
        settle_info: { profit_sharing: true },
      },
    }),
  );
  const payUrl = new URL(String(json['h5_url']));
  payUrl.searchParams.set('redirect_url', returnUrl);
  return { providerRef: paymentId, payUrl: payUrl.href };
}

interface Transaction {
  readonly appid?: string;
  readonly mchid?: string;
  readonly out_trade_no?: string;
  readonly transaction_id?: string;
  readonly trade_state?: string;
  readonly amount?: { readonly total?: number; readonly currency?: string };
}

function readCallback(
  { options, keys }: Wechat,
  headers: Record<string, string | undefined>,
  rawBody: string,
): PaymentCallback | 'other' | null {
  if (!isFromWechat(keys, options.clock, headers, rawBody)) return null;
  try {
    const news = JSON.parse(rawBody) as { id?: string; event_type?: string; resource?: EncryptedResource };
    if (news.event_type !== 'TRANSACTION.SUCCESS' || news.resource === undefined) return 'other';
    const transaction = JSON.parse(openResource(options.apiV3Key, news.resource)) as Transaction;
    if (transaction.mchid !== options.mchId || transaction.appid !== options.appId) return null;
    const { outcome, amountCents, currency } = foundIn(transaction);
    if (outcome !== 'captured' || news.id === undefined) return 'other';
    const providerRef = transaction.out_trade_no ?? '';
    return { callbackId: news.id, providerRef, outcome, amountCents, currency };
  } catch {
    // Signed, but closed with another key or of another form: not to be believed.
    return null;
  }
}

const outcomes: Record<string, FoundPayment['outcome'] | undefined> = {
  SUCCESS: 'captured',
  // Its money came, and went back later.
  REFUND: 'captured',
  NOTPAY: 'pending',
  USERPAYING: 'pending',
  ACCEPT: 'pending',
  CLOSED: 'expired',
  REVOKED: 'expired',
  PAYERROR: 'declined',
};

function foundIn(transaction: Transaction): FoundPayment {
  const outcome = outcomes[transaction.trade_state ?? ''];
  if (outcome === undefined) throw new PaymentProviderError(wechatName, 'an unknown state of a payment');
  return {
    outcome,
    amountCents: cents(transaction.amount?.total ?? 0),
    currency: transaction.amount?.currency ?? 'CNY',
  };
}

async function query(
  { options, client }: Wechat,
  { providerRef }: PaymentAtProvider,
): Promise<{ found: FoundPayment; transactionId: string } | null> {
  const answer = await client.ask({
    method: 'GET',
    path: `/v3/pay/transactions/out-trade-no/${providerRef}?mchid=${options.mchId}`,
  });
  if (answer.status === 404) return null;
  if (answer.status >= 300) throw refused(answer);
  const transaction: Transaction = answer.json;
  return { found: foundIn(transaction), transactionId: transaction.transaction_id ?? '' };
}

async function close({ options, client }: Wechat, { providerRef }: PaymentAtProvider): Promise<void> {
  const answer = await client.ask({
    method: 'POST',
    path: `/v3/pay/transactions/out-trade-no/${providerRef}/close`,
    body: { mchid: options.mchId },
  });
  // Paid or closed meanwhile: the next question tells which.
  const over = ['ORDER_CLOSED', 'ORDERPAID', 'ORDER_PAID', 'ORDERNOTEXIST', 'ORDER_NOT_EXIST'];
  if (answer.status >= 300 && !over.includes(String(answer.json['code']))) throw refused(answer);
}

async function giveBack({ client }: Wechat, refund: PaymentRefund): Promise<void> {
  const json = await must(
    client.ask({
      method: 'POST',
      path: '/v3/refund/domestic/refunds',
      body: {
        out_trade_no: refund.providerRef,
        // The same request is carried out once, however often it is made.
        out_refund_no: refund.refundId,
        amount: { refund: refund.amountCents, total: refund.paidCents, currency: refund.currency },
      },
    }),
  );
  const status = String(json['status']);
  if (status !== 'SUCCESS' && status !== 'PROCESSING')
    throw new PaymentProviderError(wechatName, `refund ${status}`);
}

async function payShop(wechat: Wechat, release: PaymentRelease): Promise<void> {
  const trade = await query(wechat, release);
  if (trade === null) throw new PaymentProviderError(wechatName, 'nothing was paid');
  await must(
    wechat.client.ask({
      method: 'POST',
      path: '/v3/profitsharing/orders',
      body: {
        appid: wechat.options.appId,
        transaction_id: trade.transactionId,
        out_order_no: release.releaseId,
        receivers: [
          {
            type: 'MERCHANT_ID',
            account: release.accountRef,
            amount: release.amountCents,
            description: release.description || release.releaseId,
          },
        ],
        // What is left after the last part is no longer frozen, and the platform's.
        unfreeze_unsplit: release.last,
      },
    }),
  );
}

async function readDay({ client }: Wechat, day: ProviderDay): Promise<DayFile | null> {
  const answer = await client.ask({
    method: 'GET',
    path: `/v3/bill/tradebill?bill_date=${day.date}&bill_type=ALL`,
  });
  if (answer.status === 400 && answer.json['code'] === 'NO_STATEMENT_EXIST')
    return { kinds: ['capture', 'refund', 'fee'], entries: [] };
  if (answer.status === 400 && answer.json['code'] === 'STATEMENT_CREATING') return null;
  if (answer.status >= 300) throw refused(answer);
  const bytes = await client.download(String(answer.json['download_url']));
  if (sha1Of(bytes) !== String(answer.json['hash_value']).toLowerCase())
    throw new PaymentProviderError(wechatName, 'the bill is not what its hash says');
  return parseWechatBill(bytes.toString('utf8'));
}
