import { secondMs } from '@kanmai/kernel';
import { AlipaySdk, type AlipaySdkCommonResult } from 'alipay-sdk';
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
import { readAlipayBill } from './payment-alipay-bill.ts';
import { chinaTimeText } from './payment-china-time.ts';
import { pemOf, readPrivateKey, readPublicKey } from './payment-keys.ts';
import { centsOfYuan, yuanText } from './payment-yuan.ts';

export interface AlipayOptions {
  readonly appId: string;
  readonly privateKey: string;
  readonly alipayPublicKey: string;
  readonly gateway: string;
  readonly page: 'wap' | 'page';
  readonly notifyUrl: () => string;
}

const name = 'alipay';
const timeoutMs = 15 * secondMs;
const billBytesMax = 64 * 1024 * 1024;
const pages = {
  wap: { method: 'alipay.trade.wap.pay', product: 'QUICK_WAP_WAY' },
  page: { method: 'alipay.trade.page.pay', product: 'FAST_INSTANT_TRADE_PAY' },
} as const;

/**
 * Alipay: a page to pay on, RSA2 both ways, the money frozen (`royalty_freeze`) until it is split to the shops.
 * Amounts are yuan as decimal text. https://opendocs.alipay.com/open/203/105285
 */
export function createAlipayPayment(options: AlipayOptions): PaymentProvider {
  const sdk = new AlipaySdk({
    appId: options.appId,
    privateKey: pemOf(readPrivateKey('KANMAI_ALIPAY_PRIVATE_KEY', options.privateKey)),
    alipayPublicKey: pemOf(readPublicKey('KANMAI_ALIPAY_PUBLIC_KEY', options.alipayPublicKey)),
    keyType: 'PKCS8',
    signType: 'RSA2',
    gateway: options.gateway,
    timeout: timeoutMs,
  });
  const alipay = { sdk, options };
  return {
    name,
    accepts: (currency) => currency === 'CNY',
    acknowledgement: { contentType: 'text/plain', body: 'success' },
    async open(request) {
      return { providerRef: request.paymentId, payUrl: pageUrl(alipay, request) };
    },
    readCallback: (_headers, rawBody) => readCallback(alipay, rawBody),
    find: async (payment) => (await query(alipay, payment))?.found ?? null,
    close: (payment) => close(alipay, payment),
    refund: (refund) => giveBack(alipay, refund),
    release: (release) => payShop(alipay, release),
    readDay: (day) => readDay(alipay, day),
  };
}

interface Alipay {
  readonly sdk: AlipaySdk;
  readonly options: AlipayOptions;
}

function pageUrl({ sdk, options }: Alipay, request: PaymentRequest): string {
  const { method, product } = pages[options.page];
  return sdk.pageExecute(method, 'GET', {
    notifyUrl: options.notifyUrl(),
    returnUrl: request.returnUrl,
    bizContent: {
      out_trade_no: request.paymentId,
      total_amount: yuanText(request.amountCents),
      subject: subjectOf(request.description) || request.paymentId,
      product_code: product,
      time_expire: chinaTimeText(request.dueAtMs),
      extend_params: { royalty_freeze: 'true' },
    },
  });
}

/** Alipay refuses some characters in a subject. */
function subjectOf(description: string): string {
  return description.replace(/[/=&]/g, ' ').slice(0, 128).trim();
}

/** One call, its answer's signature checked. A refusal by business is answered, for the caller to judge. */
async function call(
  { sdk }: Alipay,
  method: string,
  bizContent: Record<string, unknown>,
): Promise<AlipaySdkCommonResult> {
  try {
    return await sdk.exec(method, { bizContent }, { validateSign: true });
  } catch {
    // Errors of the library quote whole answers; what failed is enough.
    throw new PaymentProviderError(name, `${method} failed`);
  }
}

function refused(result: AlipaySdkCommonResult): PaymentProviderError {
  return new PaymentProviderError(name, String(result['subCode'] ?? result.code));
}

const isDone = (result: AlipaySdkCommonResult) => result.code === '10000';

const outcomes: Record<string, FoundPayment['outcome'] | undefined> = {
  TRADE_SUCCESS: 'captured',
  TRADE_FINISHED: 'captured',
  TRADE_CLOSED: 'expired',
  WAIT_BUYER_PAY: 'pending',
};

function readCallback({ sdk, options }: Alipay, rawBody: string): PaymentCallback | 'other' | null {
  const form = Object.fromEntries(new URLSearchParams(rawBody));
  if (form['sign_type'] !== undefined && form['sign_type'] !== 'RSA2') return null;
  // Decoded once already, so that the signature is over the values as they are.
  if (form['sign'] === undefined || !sdk.checkNotifySign({ ...form, sign_type: 'RSA2' }, true)) return null;
  if (form['app_id'] !== options.appId) return null;
  const { notify_id: callbackId, out_trade_no: providerRef, total_amount: amount } = form;
  const outcome = outcomes[form['trade_status'] ?? ''];
  if (callbackId === undefined || providerRef === undefined || amount === undefined) return 'other';
  if (outcome === undefined || outcome === 'pending') return 'other';
  return { callbackId, providerRef, outcome, amountCents: centsOfYuan(amount), currency: 'CNY' };
}

async function query(
  alipay: Alipay,
  { providerRef }: PaymentAtProvider,
): Promise<{ found: FoundPayment; tradeNo: string } | null> {
  const result = await call(alipay, 'alipay.trade.query', { out_trade_no: providerRef });
  if (result['subCode'] === 'ACQ.TRADE_NOT_EXIST') return null;
  const outcome = outcomes[String(result['tradeStatus'])];
  if (!isDone(result) || outcome === undefined) throw refused(result);
  const amountCents = centsOfYuan(String(result['totalAmount']));
  return { found: { outcome, amountCents, currency: 'CNY' }, tradeNo: String(result['tradeNo']) };
}

async function close(alipay: Alipay, { providerRef }: PaymentAtProvider): Promise<void> {
  const result = await call(alipay, 'alipay.trade.close', { out_trade_no: providerRef });
  // Never begun, or over meanwhile: the next question tells which.
  const over = ['ACQ.TRADE_NOT_EXIST', 'ACQ.TRADE_STATUS_ERROR'].includes(String(result['subCode']));
  if (!isDone(result) && !over) throw refused(result);
}

async function giveBack(alipay: Alipay, refund: PaymentRefund): Promise<void> {
  const result = await call(alipay, 'alipay.trade.refund', {
    out_trade_no: refund.providerRef,
    refund_amount: yuanText(refund.amountCents),
    // The same request is carried out once, however often it is made.
    out_request_no: refund.refundId,
  });
  if (!isDone(result)) throw refused(result);
}

async function payShop(alipay: Alipay, release: PaymentRelease): Promise<void> {
  const trade = await query(alipay, release);
  if (trade === null) throw new PaymentProviderError(name, 'nothing was paid');
  const result = await call(alipay, 'alipay.trade.order.settle', {
    out_request_no: release.releaseId,
    trade_no: trade.tradeNo,
    royalty_parameters: [
      {
        royalty_type: 'transfer',
        trans_in_type: 'userId',
        trans_in: release.accountRef,
        amount: yuanText(release.amountCents),
        desc: release.description,
      },
    ],
    // What is left after the last part is no longer frozen, and the platform's.
    ...(release.last ? { extend_params: { royalty_finish: 'true' } } : {}),
  });
  if (!isDone(result)) throw refused(result);
}

const noBill = ['isp.bill_not_exist', 'BILL_NOT_EXIST', 'NO_BILL_DATA'];

async function readDay(alipay: Alipay, day: ProviderDay): Promise<DayFile | null> {
  const result = await call(alipay, 'alipay.data.dataservice.bill.downloadurl.query', {
    bill_type: 'trade',
    bill_date: day.date,
  });
  // Alipay says the same of a day without trade and of a bill that is not made yet: it is asked for again.
  if (noBill.includes(String(result['subCode']))) return null;
  if (!isDone(result)) throw refused(result);
  const answer = await fetch(String(result['billDownloadUrl']), {
    signal: AbortSignal.timeout(4 * timeoutMs),
  });
  if (!answer.ok) throw new PaymentProviderError(name, `bill ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > billBytesMax) throw new PaymentProviderError(name, 'bill too large');
  return readAlipayBill(bytes);
}
