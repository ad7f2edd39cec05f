import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { manualClock } from '@kanmai/kernel';
import { createAlipayPayment } from '../server/src/adapters/payment-alipay.ts';
import { chinaTimeText } from '../server/src/adapters/payment-china-time.ts';
import type { FakeGateway, Notification, PaymentContract } from '../server/src/ports/contract-payment.ts';
import type { OpenedPayment } from '../server/src/ports/payment.ts';
import { type FakeAnswer, type FakeRequest, startFakeServer } from './fake-http.ts';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const app = pair();
const alipay = pair();
const stranger = pair();
const appId = '2021000122671080';
const startMs = Date.UTC(2026, 10, 20, 4);

interface Trade {
  readonly amount: string;
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED';
  paidAtMs: number;
}

/**
 * Alipay's gateway as its documentation describes the few requests that we send
 * (https://opendocs.alipay.com/open/203/105285): RSA2 over the sorted parameters both ways, yuan as text.
 */
export async function startFakeAlipay(): Promise<PaymentContract> {
  const clock = manualClock(startMs);
  const state = new AlipayState(clock);
  const server = await startFakeServer((request) => state.answer(request));
  state.origin = server.origin;
  const provider = createAlipayPayment({
    appId,
    // The two forms in which Alipay's own tool gives keys: PEM, and its base64 alone.
    privateKey: app.privateKey,
    alipayPublicKey: alipay.publicKey.replace(/-----[^-]+-----|\s/g, ''),
    gateway: `${server.origin}/gateway.do`,
    page: 'wap',
    notifyUrl: () => 'https://shop.example/api/v1/payments/callbacks/alipay',
  });
  return { provider, gateway: gatewayOf(state, clock), clock, close: () => server.close() };
}

/** The parameters that are signed: sorted by name, without the signature and without what is empty. */
function signedText(parameters: Readonly<Record<string, string>>, without: readonly string[]): string {
  return Object.keys(parameters)
    .filter((name) => !without.includes(name) && parameters[name] !== '')
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&');
}

function isSignedByApp(parameters: Readonly<Record<string, string>>): boolean {
  const signature = Buffer.from(parameters['sign'] ?? '', 'base64');
  return verify('sha256', Buffer.from(signedText(parameters, ['sign'])), app.publicKey, signature);
}

class AlipayState {
  readonly trades = new Map<string, Trade>();
  readonly refunds: { id: string; trade: string; amount: string; atMs: number }[] = [];
  readonly releases: { id: string; accountRef: string; amountCents: number }[] = [];
  readonly clock: ReturnType<typeof manualClock>;
  refusals = 0;
  filed = false;
  origin = '';
  constructor(clock: ReturnType<typeof manualClock>) {
    this.clock = clock;
  }

  answer({ url, body }: FakeRequest): FakeAnswer {
    if (url.pathname === '/bill.zip') return { status: 200, body: this.bill() };
    const parameters = Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)]);
    const method = parameters['method'] ?? '';
    if (!isSignedByApp(parameters))
      return signed(method, { code: '40002', sub_code: 'isv.invalid-signature' });
    if (this.refusals > 0) {
      this.refusals -= 1;
      return signed(method, { code: '20000', msg: 'Service Unavailable', sub_code: 'isp.unknow-error' });
    }
    return signed(method, this.business(method, JSON.parse(parameters['biz_content'] ?? '{}')));
  }

  private business(method: string, biz: Record<string, never>): object {
    const ref = String(biz['out_trade_no'] ?? '');
    const trade = this.trades.get(ref);
    if (method === 'alipay.trade.order.settle') return this.settle(biz);
    if (method === 'alipay.data.dataservice.bill.downloadurl.query')
      return this.billOf(String(biz['bill_date']));
    if (trade === undefined)
      return { code: '40004', msg: 'Business Failed', sub_code: 'ACQ.TRADE_NOT_EXIST' };
    if (method === 'alipay.trade.query') {
      return {
        ...{ code: '10000', msg: 'Success', out_trade_no: ref, trade_no: tradeNo(ref) },
        ...{ trade_status: trade.status, total_amount: trade.amount },
      };
    }
    if (method === 'alipay.trade.close') {
      if (trade.status !== 'WAIT_BUYER_PAY') return { code: '40004', sub_code: 'ACQ.TRADE_STATUS_ERROR' };
      trade.status = 'TRADE_CLOSED';
      return { code: '10000', msg: 'Success' };
    }
    return this.refund(ref, biz);
  }

  private refund(ref: string, biz: { out_request_no?: string; refund_amount?: string }): object {
    const { out_request_no: id = '', refund_amount: amount = '' } = biz;
    const before = this.refunds.some((refund) => refund.id === id);
    if (!before) this.refunds.push({ id, trade: ref, amount, atMs: this.clock.nowMs() });
    return { code: '10000', msg: 'Success', out_trade_no: ref, fund_change: before ? 'N' : 'Y' };
  }

  private settle(biz: {
    out_request_no?: string;
    trade_no?: string;
    royalty_parameters?: { trans_in: string; amount: string }[];
  }): object {
    const { out_request_no: id = '', trade_no: trade = '', royalty_parameters: parts } = biz;
    const [part] = parts ?? [];
    if (!trade.startsWith('20261120') || part === undefined)
      return { code: '40004', sub_code: 'ACQ.INVALID_PARAMETER' };
    if (!this.releases.some((release) => release.id === id))
      this.releases.push({ id, accountRef: part.trans_in, amountCents: fen(part.amount) });
    return { code: '10000', msg: 'Success', trade_no: trade };
  }

  private billOf(date: string): object {
    if (!this.filed || date !== chinaTimeText(this.clock.nowMs()).slice(0, 10))
      return { code: '40004', msg: 'Business Failed', sub_code: 'isp.bill_not_exist' };
    return { code: '10000', msg: 'Success', bill_download_url: `${this.origin}/bill.zip` };
  }

  private bill(): Buffer {
    const row = (ref: string, kind: string, atMs: number, amount: string, request: string, fee: string) =>
      [
        ...[
          tradeNo(ref),
          ref,
          kind,
          '果园',
          chinaTimeText(atMs),
          chinaTimeText(atMs),
          '',
          '',
          '',
          '',
          'a***@b.c',
        ],
        ...[
          amount,
          amount,
          '0.00',
          '0.00',
          '0.00',
          '0.00',
          '0.00',
          '',
          '0.00',
          '0.00',
          request,
          fee,
          '0.00',
          '',
        ],
      ]
        .map((cell) => `${cell}\t`)
        .join(',');
    const paid = [...this.trades].filter(([, { status }]) => status === 'TRADE_SUCCESS');
    const details = [
      '#支付宝业务明细查询',
      `#账号：[${appId}0156]`,
      '#-----------------------------------------业务明细列表----------------------------------------',
      billHeader,
      ...paid.map(([ref, { amount, paidAtMs }]) => row(ref, '交易', paidAtMs, amount, '', '-7.79')),
      ...this.refunds.map(({ id, trade, amount, atMs }) =>
        row(trade, '退款', atMs, `-${amount}`, id, '0.05'),
      ),
      '#-----------------------------------------业务明细列表结束------------------------------------',
    ].join('\r\n');
    return zipOf([
      ['业务明细(汇总).csv', '#汇总'],
      ['业务明细.csv', details],
    ]);
  }
}

const billHeader =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,' +
  '商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,' +
  '卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

const tradeNo = (ref: string) => `20261120${ref.slice(-20)}`;
const fen = (yuan: string) => Math.round(Number(yuan) * 100);

function signed(method: string, content: object): FakeAnswer {
  const text = JSON.stringify(content);
  const signature = sign('sha256', Buffer.from(text), alipay.privateKey).toString('base64');
  const body = `{"${method.replaceAll('.', '_')}_response":${text},"sign":"${signature}"}`;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function gatewayOf(state: AlipayState, clock: ReturnType<typeof manualClock>): FakeGateway {
  const form = (key: string, fields: Record<string, string>): Notification => {
    const all: Record<string, string> = { ...fields, sign_type: 'RSA2' };
    const text = signedText(all, ['sign', 'sign_type']);
    const signature = sign('sha256', Buffer.from(text), key).toString('base64');
    const body = new URLSearchParams({ ...all, sign: signature }).toString();
    return { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body };
  };
  const news = (key: string, opened: OpenedPayment, status: string, id: string) =>
    form(key, {
      ...{ notify_id: id, notify_type: 'trade_status_sync', app_id: appId, charset: 'utf-8', version: '1.0' },
      ...{ out_trade_no: opened.providerRef, trade_no: tradeNo(opened.providerRef), trade_status: status },
      ...{
        total_amount: amountOn(opened),
        subject: '果园 100% & 茶山',
        notify_time: chinaTimeText(clock.nowMs()),
      },
    });
  return {
    async pay(opened) {
      const before = state.trades.get(opened.providerRef);
      if (before !== undefined && before.status !== 'WAIT_BUYER_PAY') throw new Error('this trade is over');
      const amount = amountOn(opened);
      state.trades.set(opened.providerRef, { amount, status: 'TRADE_SUCCESS', paidAtMs: clock.nowMs() });
    },
    tell: (opened, outcome, id) =>
      news(alipay.privateKey, opened, outcome === 'captured' ? 'TRADE_SUCCESS' : 'TRADE_CLOSED', id),
    tellOther: (opened) => news(alipay.privateKey, opened, 'WAIT_BUYER_PAY', 'ntf_other'),
    forge: ({ body }) => {
      const { sign: _sign, sign_type: _type, ...fields } = Object.fromEntries(new URLSearchParams(body));
      return form(stranger.privateKey, fields);
    },
    tamper: ({ headers, body }) => ({ headers, body: body.replace('1299.01', '0.01') }),
    refuseNext: () => {
      state.refusals += 1;
    },
    get refunds() {
      return state.refunds.map(({ id, amount }) => ({ id, amountCents: fen(amount) }));
    },
    get releases() {
      return state.releases;
    },
    makeFile: () => {
      state.filed = true;
    },
    secrets: [app.privateKey.slice(40, 90)],
  };
}

/** What the buyer sees on the page: its address, checked as Alipay checks it. */
function amountOn({ payUrl }: OpenedPayment): string {
  const parameters = Object.fromEntries(new URL(payUrl).searchParams);
  if (!isSignedByApp(parameters)) throw new Error('the page is not signed by the application');
  return String((JSON.parse(parameters['biz_content'] ?? '{}') as { total_amount?: string }).total_amount);
}

/** A zip as Alipay makes it: names and contents in GBK, deflated. */
function zipOf(files: readonly (readonly [name: string, content: string])[]): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const [nameBytes, bytes] = [gbk(name), gbk(content)];
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, nameBytes, packed);
    entries.push(entry, nameBytes);
    at += local.length + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...entries, end]);
}

let gbkCodes: Map<string, number> | null = null;

/** Node reads GBK and does not write it: the table is made by reading every code once. */
function gbk(text: string): Buffer {
  if (gbkCodes === null) {
    gbkCodes = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const letter = decoder.decode(Uint8Array.of(lead, trail));
        if (letter.length === 1 && letter !== '\ufffd') gbkCodes.set(letter, lead * 256 + trail);
      }
  }
  return Buffer.from(
    [...text].flatMap((letter) => {
      const code = gbkCodes?.get(letter);
      return code === undefined ? [letter.charCodeAt(0)] : [code >> 8, code & 255];
    }),
  );
}
