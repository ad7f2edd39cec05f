import {
  createCipheriv,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { manualClock } from '@kanmai/kernel';
import { chinaTimeText } from '../server/src/adapters/payment-china-time.ts';
import { createWechatPayment } from '../server/src/adapters/payment-wechatpay.ts';
import type { FakeGateway, Notification, PaymentContract } from '../server/src/ports/contract-payment.ts';
import type { OpenedPayment } from '../server/src/ports/payment.ts';
import { type FakeAnswer, type FakeRequest, startFakeServer } from './fake-http.ts';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const merchant = pair();
const wechat = pair();
const stranger = pair();
const apiV3Key = 'fakeApiV3KeyOf32CharactersLong00';
const mchId = '1900000109';
const appId = 'wxd678efh567hg6787';
const publicKeyId = 'PUB_KEY_ID_0114232134912410000000000000';
const startMs = Date.UTC(2026, 10, 20, 4);

interface Trade {
  readonly total: number;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  paidAtMs: number;
}

/**
 * WeChat Pay's API v3 as its documentation describes the few requests that we send
 * (https://pay.weixin.qq.com/doc/v3/merchant/4012791834): every request's signature is checked, every answer signed.
 */
export async function startFakeWechatpay(): Promise<PaymentContract> {
  const clock = manualClock(startMs);
  const state = new WechatState(clock);
  const server = await startFakeServer((request) => state.answer(request));
  state.origin = server.origin;
  const provider = createWechatPayment({
    ...{ mchId, appId, apiV3Key, publicKeyId, clock, host: server.origin },
    serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
    privateKey: merchant.privateKey,
    publicKey: wechat.publicKey,
    notifyUrl: () => 'https://shop.example/api/v1/payments/callbacks/wechatpay',
  });
  return { provider, gateway: gatewayOf(state, clock), clock, close: () => server.close() };
}

class WechatState {
  readonly trades = new Map<string, Trade>();
  readonly refunds: { id: string; trade: string; amountCents: number; atMs: number }[] = [];
  readonly releases: { id: string; accountRef: string; amountCents: number }[] = [];
  readonly clock: ReturnType<typeof manualClock>;
  refusals = 0;
  filed = false;
  origin = '';
  constructor(clock: ReturnType<typeof manualClock>) {
    this.clock = clock;
  }

  answer(request: FakeRequest): FakeAnswer {
    if (!isSignedByMerchant(request)) return this.signed(401, { code: 'SIGN_ERROR' });
    if (request.url.pathname === '/v3/billdownload/file') return { status: 200, body: this.bill() };
    if (this.refusals > 0) {
      this.refusals -= 1;
      return this.signed(500, { code: 'SYSTEM_ERROR', message: apiV3Key });
    }
    const body = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, never>);
    const [status, json] = this.route(request, body);
    return this.signed(status, json);
  }

  private route({ method, url }: FakeRequest, body: Record<string, never>): [number, object | null] {
    const path = url.pathname;
    const ref = /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)(\/close)?$/.exec(path);
    if (ref !== null) return this.trade(ref[1] ?? '', ref[2] !== undefined && method === 'POST');
    if (path === '/v3/pay/transactions/h5') return this.open(body);
    if (path === '/v3/refund/domestic/refunds') return this.refund(body);
    if (path === '/v3/profitsharing/orders') return this.release(body);
    if (path === '/v3/bill/tradebill') return this.billOf(url.searchParams.get('bill_date') ?? '');
    return [404, { code: 'RESOURCE_NOT_EXISTS' }];
  }

  private open(body: {
    out_trade_no?: string;
    amount?: { total?: number };
    scene_info?: { payer_client_ip?: string };
    settle_info?: { profit_sharing?: boolean };
  }): [number, object] {
    const { out_trade_no: ref = '', amount, scene_info: scene, settle_info: settle } = body;
    if (ref.length > 32 || !scene?.payer_client_ip || settle?.profit_sharing !== true)
      return [400, { code: 'PARAM_ERROR' }];
    if (!this.trades.has(ref))
      this.trades.set(ref, { total: amount?.total ?? 0, state: 'NOTPAY', paidAtMs: 0 });
    return [200, { h5_url: `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=${ref}` }];
  }

  private trade(ref: string, close: boolean): [number, object | null] {
    const trade = this.trades.get(ref);
    if (trade === undefined) return [404, { code: 'ORDER_NOT_EXIST' }];
    if (!close) return [200, transactionOf(ref, trade)];
    if (trade.state === 'SUCCESS') return [400, { code: 'ORDERPAID' }];
    trade.state = 'CLOSED';
    return [204, null];
  }

  private refund(body: {
    out_trade_no?: string;
    out_refund_no?: string;
    amount?: { refund?: number; total?: number };
  }): [number, object] {
    const { out_trade_no: trade = '', out_refund_no: id = '', amount } = body;
    if (this.trades.get(trade)?.total !== amount?.total) return [400, { code: 'INVALID_REQUEST' }];
    if (!this.refunds.some((refund) => refund.id === id))
      this.refunds.push({ id, trade, amountCents: amount?.refund ?? 0, atMs: this.clock.nowMs() });
    return [200, { status: 'PROCESSING', out_refund_no: id }];
  }

  private release(body: {
    out_order_no?: string;
    transaction_id?: string;
    receivers?: { account: string; amount: number }[];
  }): [number, object] {
    const { out_order_no: id = '', transaction_id: transaction = '', receivers } = body;
    const [receiver] = receivers ?? [];
    if (!transaction.startsWith('42000') || receiver === undefined) return [400, { code: 'PARAM_ERROR' }];
    if (!this.releases.some((release) => release.id === id))
      this.releases.push({ id, accountRef: receiver.account, amountCents: receiver.amount });
    return [200, { out_order_no: id, state: 'PROCESSING' }];
  }

  private billOf(date: string): [number, object] {
    if (!this.filed) return [400, { code: 'STATEMENT_CREATING' }];
    if (date !== chinaTimeText(this.clock.nowMs()).slice(0, 10)) return [400, { code: 'NO_STATEMENT_EXIST' }];
    const hash = createHash('sha1').update(this.bill()).digest('hex');
    const download_url = `${this.origin}/v3/billdownload/file?token=fake`;
    return [200, { hash_type: 'SHA1', hash_value: hash, download_url }];
  }

  private bill(): string {
    const yuan = (amount: number) => (amount / 100).toFixed(2);
    const line = (cells: readonly string[]) => cells.map((cell) => `\`${cell}`).join(',');
    const paid = [...this.trades].filter(([, { state }]) => state === 'SUCCESS');
    const rows = [
      ...paid.map(([ref, { total, paidAtMs }]) =>
        line([
          ...[chinaTimeText(paidAtMs), appId, mchId, '0', '', transactionId(ref), ref, 'openid', 'MWEB'],
          ...['SUCCESS', 'OTHERS', 'CNY', yuan(total), '0.00', '0', '0', '0.00', '0.00', '', '', '果园', ''],
          ...['7.79000', '0.60%', yuan(total), '0.00', ''],
        ]),
      ),
      ...this.refunds.map(({ id, trade, amountCents, atMs }) =>
        line([
          ...[chinaTimeText(atMs), appId, mchId, '0', '', transactionId(trade), trade, 'openid', 'MWEB'],
          ...['REFUND', 'OTHERS', 'CNY', '0.00', '0.00', `5000${id}`, id, yuan(amountCents), '0.00'],
          ...['ORIGINAL', 'PROCESSING', '果园', '', '-0.05000', '0.60%', '0.00', yuan(amountCents), ''],
        ]),
      ),
    ];
    return [billHeader, ...rows, billSumsHeader, line(['2', '1', '1', '0', '7', '1', '1'])].join('\r\n');
  }

  /** An answer with WeChat Pay's own signature over time, nonce and body. */
  private signed(status: number, json: object | null): FakeAnswer {
    const body = json === null ? '' : JSON.stringify(json);
    return { status, headers: signatureHeaders(wechat.privateKey, this.clock.nowMs(), body), body };
  }
}

const billHeader =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注';
const billSumsHeader =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const transactionId = (ref: string) => `42000${ref.slice(-20)}`;

function transactionOf(ref: string, trade: Trade): object {
  return {
    ...{ appid: appId, mchid: mchId, out_trade_no: ref, trade_type: 'MWEB', trade_state: trade.state },
    ...(trade.state === 'SUCCESS' ? { transaction_id: transactionId(ref) } : {}),
    amount: { total: trade.total, payer_total: trade.total, currency: 'CNY', payer_currency: 'CNY' },
  };
}

function isSignedByMerchant({ method, path, headers, body }: FakeRequest): boolean {
  const given = headers.authorization ?? '';
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(given)?.[1] ?? '';
  if (!given.startsWith('WECHATPAY2-SHA256-RSA2048 ') || part('mchid') !== mchId) return false;
  const message = `${method}\n${path}\n${part('timestamp')}\n${part('nonce_str')}\n${body}\n`;
  const key = createPublicKey(merchant.publicKey);
  return verify('sha256', Buffer.from(message), key, Buffer.from(part('signature'), 'base64'));
}

function signatureHeaders(key: string, nowMs: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const nonce = randomBytes(12).toString('hex');
  const message = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': publicKeyId,
    'wechatpay-signature': sign('sha256', message, key).toString('base64'),
  };
}

function gatewayOf(state: WechatState, clock: ReturnType<typeof manualClock>): FakeGateway {
  const notification = (key: string, id: string, type: string, plain: object): Notification => {
    const nonce = randomBytes(6).toString('hex');
    const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
    cipher.setAAD(Buffer.from('transaction'));
    const sealed = [cipher.update(JSON.stringify(plain), 'utf8'), cipher.final(), cipher.getAuthTag()];
    const body = JSON.stringify({
      ...{ id, event_type: type, resource_type: 'encrypt-resource', summary: '支付成功' },
      resource: {
        ...{ original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', associated_data: 'transaction' },
        ...{ nonce, ciphertext: Buffer.concat(sealed).toString('base64') },
      },
    });
    return { headers: signatureHeaders(key, clock.nowMs(), body), body };
  };
  const tradeOf = ({ providerRef }: OpenedPayment, as: Trade['state']) => {
    const trade = state.trades.get(providerRef);
    if (trade === undefined) throw new Error('no such trade');
    return transactionOf(providerRef, { ...trade, state: as });
  };
  return {
    async pay({ providerRef }) {
      const trade = state.trades.get(providerRef);
      if (trade?.state !== 'NOTPAY') throw new Error('this trade is over');
      Object.assign(trade, { state: 'SUCCESS', paidAtMs: clock.nowMs() });
    },
    tell: (opened, outcome, id) =>
      notification(
        wechat.privateKey,
        id,
        'TRANSACTION.SUCCESS',
        tradeOf(opened, outcome === 'captured' ? 'SUCCESS' : 'CLOSED'),
      ),
    tellOther: (opened) =>
      notification(wechat.privateKey, 'ntf_other', 'REFUND.SUCCESS', tradeOf(opened, 'SUCCESS')),
    forge: ({ body }) => ({ headers: signatureHeaders(stranger.privateKey, clock.nowMs(), body), body }),
    tamper: ({ headers, body }) => ({ headers, body: body.replace('"ntf_1"', '"ntf_2"') }),
    refuseNext: () => {
      state.refusals += 1;
    },
    get refunds() {
      return state.refunds.map(({ id, amountCents }) => ({ id, amountCents }));
    },
    get releases() {
      return state.releases;
    },
    makeFile: () => {
      state.filed = true;
    },
    secrets: [apiV3Key, merchant.privateKey.slice(40, 90)],
  };
}
