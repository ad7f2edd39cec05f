import { inflateRawSync } from 'node:zlib';
import { cents } from '@kanmai/kernel';
import { parse } from 'csv-parse/sync';
import type { DayFile, ProviderEntry } from '../ports/payment.ts';
import { chinaTimeMs } from './payment-china-time.ts';
import { centsOfYuan } from './payment-yuan.ts';

const unpackedBytesMax = 256 * 1024 * 1024;

/**
 * Alipay's trade bill of a day: a zip of CSV files in GBK, of which the one that is no summary (汇总) has the movements.
 * @throws when the file has another form
 */
export function readAlipayBill(zip: Buffer): DayFile {
  const text = new TextDecoder('gb18030');
  const details = unzip(zip)
    .map(({ name, bytes }) => ({ name: text.decode(name), bytes }))
    .find(({ name }) => name.endsWith('.csv') && !name.includes('汇总'));
  if (details === undefined) throw new Error('the bill has no file of details');
  return parseAlipayBill(text.decode(details.bytes));
}

/** The details, whose lines with `#` are for people. */
export function parseAlipayBill(csv: string): DayFile {
  const lines = csv.split(/\r?\n/).filter((line) => !line.startsWith('#') && line.trim() !== '');
  const rows: Record<string, string>[] = parse(lines.join('\n'), {
    columns: (header: string[]) => header.map((name) => name.trim()),
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
  });
  return { kinds: ['capture', 'refund', 'fee'], entries: rows.flatMap(entriesOf) };
}

function entriesOf(row: Record<string, string>): ProviderEntry[] {
  const field = (name: string): string => {
    const value = row[name];
    if (value === undefined) throw new Error(`the bill has no column ${name}`);
    return value;
  };
  const payment = field('商户订单号');
  const refund = field('业务类型').startsWith('退款');
  const entry = {
    providerRef: field('支付宝交易号'),
    currency: 'CNY',
    atMs: chinaTimeMs(field('完成时间')),
  };
  // Who paid what with whose coupons is between them; the order's amount is what was asked for.
  const amount = centsOfYuan(field('订单金额（元）'));
  const fee = Math.abs(centsOfYuan(field('服务费（元）') || '0'));
  const moved: ProviderEntry = {
    ...entry,
    kind: refund ? 'refund' : 'capture',
    reference: refund ? field('退款批次号/请求号') : payment,
    amountCents: cents(Math.abs(amount)),
  };
  // What is given back of a fee is no fee.
  if (fee === 0 || refund) return [moved];
  return [moved, { ...entry, kind: 'fee', reference: payment, amountCents: cents(fee) }];
}

/** The files of a zip, by its central directory; what is stored or deflated, which is all that Alipay uses. */
function unzip(zip: Buffer): { name: Buffer; bytes: Buffer }[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('the bill is no zip');
  const count = zip.readUInt16LE(end + 10);
  const files = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (zip.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw new Error('the bill is a broken zip');
    const [method, packed, unpacked] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
    ];
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const local = zip.readUInt32LE(at + 42);
    const name = zip.subarray(at + 46, at + 46 + (nameLength ?? 0));
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + packed);
    if (unpacked > unpackedBytesMax) throw new Error('the bill is too large');
    const bytes = method === 0 ? content : inflateRawSync(content, { maxOutputLength: unpackedBytesMax });
    files.push({ name, bytes });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
  }
  return files;
}
