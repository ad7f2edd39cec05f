import { carrierNames, carriers } from '../../shared/carriers.ts';
import { readTrackingNo } from '../orders/order-views.ts';
import { type CsvRow, readCsv } from '../tables/read-csv.ts';

/** A line of a file of shipments, as far as it could be read; what it says is kept where it could not. */
export interface ShipmentLine {
  readonly line: number;
  readonly orderId: string;
  /** The carrier's code, or what the file says. */
  readonly carrier: string;
  readonly trackingNo: string;
  /** What is in the parcel, when it is not all that is left; empty where the file does not say. */
  readonly sku: string;
  readonly quantity: string;
  /** Why it is not sent; null when it can be. */
  readonly problem: LineProblem | null;
}

/** A line as the platform takes it: what is not said is left out. */
export type SentRow = Pick<ShipmentLine, 'line' | 'orderId' | 'carrier' | 'trackingNo'> & {
  readonly sku?: string;
  readonly quantity?: string;
};

export type LineProblem =
  | 'order-missing'
  | 'order-wrong'
  | 'order-twice'
  | 'carrier-missing'
  | 'carrier-unknown'
  | 'tracking-missing'
  | 'tracking-rounded'
  | 'tracking-wrong'
  | 'number-twice'
  | 'quantity-wrong';

/** Why a text is not a file of shipments at all. */
export type FileProblem = 'empty' | 'columns-missing' | 'too-long';

export interface ShipmentFile {
  readonly lines: readonly ShipmentLine[];
  readonly problem: FileProblem | null;
}

export const fileLinesMax = 5_000;
export const fileBytesMax = 2_000_000;

const columnNames = {
  orderId: ['订单号', '订单编号', '订单', 'order', 'orderid', 'orderno', 'ordernumber'],
  carrier: ['承运商', '快递公司', '物流公司', '快递', 'carrier', 'courier'],
  trackingNo: [
    ...['运单号', '快递单号', '物流单号', '单号'],
    ...['trackingno', 'tracking', 'trackingnumber', 'trackingid', 'waybill'],
  ],
  sku: ['商家编码', '规格编码', '货号', 'sku', 'variantsku'],
  quantity: ['数量', '件数', 'quantity', 'qty', 'pieces'],
} as const;

type Column = keyof typeof columnNames;
/** −1 for a column that is not there: of the last two either may be missing. */
type Columns = Readonly<Record<Column, number>>;

/** Reads a CSV or what was pasted from a spreadsheet. Columns are known by their headings in any order. */
export function readShipmentFile(text: string): ShipmentFile {
  const rows = readCsv(text);
  const [head] = rows;
  if (head === undefined) return { lines: [], problem: 'empty' };
  const columns = findColumns(head);
  // Pasted without headings: the order is that of the template.
  const plain = columns === null && isOrderId(readOrderId(head.cells[0] ?? ''));
  if (columns === null && !plain) return { lines: [], problem: 'columns-missing' };
  const body = plain ? rows : rows.slice(1);
  if (body.length === 0) return { lines: [], problem: 'empty' };
  if (body.length > fileLinesMax) return { lines: [], problem: 'too-long' };
  const where = columns ?? { orderId: 0, carrier: 1, trackingNo: 2, sku: -1, quantity: -1 };
  return { lines: markRepeats(body.map((row) => readLine(row, where))), problem: null };
}

function findColumns({ cells }: CsvRow): Columns | null {
  const titles = cells.map((cell) =>
    cell
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s._-]/g, ''),
  );
  const at = (column: Column) =>
    titles.findIndex((title) => (columnNames[column] as readonly string[]).includes(title));
  const needed = { orderId: at('orderId'), carrier: at('carrier'), trackingNo: at('trackingNo') };
  if (Object.values(needed).includes(-1)) return null;
  return { ...needed, sku: at('sku'), quantity: at('quantity') };
}

function readLine({ line, cells }: CsvRow, columns: Columns): ShipmentLine {
  // An apostrophe keeps a spreadsheet from reading a number as one.
  const cell = (column: Column) => (cells[columns[column]] ?? '').replace(/^'/, '').trim();
  const orderId = readOrderId(cell('orderId'));
  const carrier = readCarrier(cell('carrier'));
  const trackingNo = readTrackingNo(cell('trackingNo'));
  const quantity = cell('quantity').normalize('NFKC');
  return {
    line,
    orderId,
    carrier: carrier ?? cell('carrier'),
    trackingNo: trackingNo ?? cell('trackingNo'),
    sku: cell('sku'),
    quantity,
    problem:
      orderProblem(orderId) ??
      (carrier !== null ? null : cell('carrier') === '' ? 'carrier-missing' : 'carrier-unknown') ??
      trackingProblem(cell('trackingNo'), trackingNo) ??
      (quantity === '' || /^[1-9]\d{0,5}$/.test(quantity) ? null : 'quantity-wrong'),
  };
}

function orderProblem(orderId: string): LineProblem | null {
  if (orderId === '') return 'order-missing';
  return isOrderId(orderId) ? null : 'order-wrong';
}

function trackingProblem(text: string, read: string | null): LineProblem | null {
  if (text === '') return 'tracking-missing';
  // What a spreadsheet makes of a long number: its last digits are gone.
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) return 'tracking-rounded';
  return read === null ? 'tracking-wrong' : null;
}

/** An order number as it is typed or scanned. */
export function readOrderId(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export function isOrderId(text: string): boolean {
  return /^ord_[0-9a-hjkmnp-tv-z]{26}$/.test(text);
}

/** The code of a carrier that is named by its code or by its name in either language; null when we know none. */
export function readCarrier(text: string): string | null {
  const name = plainName(text);
  if (name === '') return null;
  const found = carriers.find((code) =>
    [code, carrierNames['zh-CN'][code] ?? '', carrierNames.en[code] ?? ''].some((known) => {
      const whole = plainName(known);
      return name === whole || name === shortName(whole);
    }),
  );
  return found ?? null;
}

const plainName = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
/** 顺丰 for 顺丰速运, and so on: how people call them. */
const shortName = (name: string) => name.replace(/(速运|速递|快递|express|logistics)$/, '') || name;

/** An order or a carrier's number that stands in the file before is sent once, as it stood first. */
function markRepeats(lines: readonly ShipmentLine[]): ShipmentLine[] {
  const orders = new Set<string>();
  const numbers = new Map<string, string>();
  return lines.map((line) => {
    if (line.problem !== null) return line;
    const number = `${line.carrier} ${line.trackingNo}`;
    // An order that is split stands in several lines, a parcel with several goods too, as long as they say which.
    const split = line.sku !== '' || line.quantity !== '';
    const other = numbers.get(number);
    if (orders.has(line.orderId) && !split) return { ...line, problem: 'order-twice' };
    if (other !== undefined && !(split && other === line.orderId))
      return { ...line, problem: 'number-twice' };
    orders.add(line.orderId);
    numbers.set(number, line.orderId);
    return line;
  });
}
