import { cents } from '@kanmai/kernel';
import type { DayFile, ProviderEntry } from '../ports/payment.ts';
import { chinaTimeMs } from './payment-china-time.ts';
import { centsOfYuan } from './payment-yuan.ts';

/**
 * WeChat Pay's trade bill of a day. Every field begins with a backtick, commas within fields are taken out by WeChat Pay,
 * amounts are yuan here; the columns differ by merchant, so they are found by name, not by number.
 * @throws when the file has another form
 */
export function parseWechatBill(text: string): DayFile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const header = (lines.shift() ?? '').split(',').map((name) => name.trim());
  if (!header.includes('商户订单号')) throw new Error('the bill has no header');
  const entries: ProviderEntry[] = [];
  for (const line of lines) {
    // The sums follow, under a header of their own.
    if (line.startsWith('总交易单数')) break;
    if (line.trim() === '') continue;
    const cells = line.split(',').map((cell) => cell.replace(/^`/, '').trim());
    entries.push(...entriesOf(new Map(header.map((name, index) => [name, cells[index] ?? '']))));
  }
  return { kinds: ['capture', 'refund', 'fee'], entries };
}

function entriesOf(row: ReadonlyMap<string, string>): ProviderEntry[] {
  const field = (...names: string[]): string => {
    const name = names.find((candidate) => row.has(candidate));
    if (name === undefined) throw new Error(`the bill has no column ${names[0]}`);
    return row.get(name) ?? '';
  };
  const state = field('交易状态');
  const payment = field('商户订单号');
  const entry = { currency: field('货币种类') || 'CNY', atMs: chinaTimeMs(field('交易时间')) };
  if (state === 'REFUND') {
    return [
      {
        ...entry,
        kind: 'refund',
        reference: field('商户退款单号'),
        providerRef: field('微信退款单号'),
        amountCents: centsOfYuan(field('申请退款金额', '退款金额')),
      },
    ];
  }
  if (state !== 'SUCCESS') return [];
  const providerRef = field('微信订单号');
  const captured: ProviderEntry = {
    ...entry,
    kind: 'capture',
    reference: payment,
    providerRef,
    amountCents: centsOfYuan(field('订单金额', '应结订单金额', '总金额')),
  };
  // Fees are reckoned to a thousandth of a fen here and rounded only in the month's sum.
  const fee = Math.round(Number(field('手续费')) * 100);
  if (!Number.isSafeInteger(fee) || fee <= 0) return [captured];
  return [captured, { ...entry, kind: 'fee', reference: payment, providerRef, amountCents: cents(fee) }];
}
