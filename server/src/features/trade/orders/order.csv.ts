import { csvCell } from '../../../csv-cell.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Destination, Destinations } from './destination.ts';
import { pageOrderIds, type StudioOrderQuery } from './order.list.ts';
import type { OrderView } from './order.schema.ts';
import { listOrderViews, type OrderViewer } from './order.views.ts';

const columns =
  'order,state,placed_at,goods,quantity,total,currency,recipient,phone,country,province,city,district,street,postal_code,carrier,tracking_no,intake_code';
const atOnce = 200;
const ordersMax = 10_000;

/**
 * The orders that fit, a piece at a time, with a byte order mark so that spreadsheets read it as UTF-8. Those that go through
 * the warehouse have its address and the code of their parcel in place of their buyer's.
 */
export async function* orderCsv(
  deps: FeatureDeps,
  destinations: Destinations,
  viewer: OrderViewer,
  shopId: string,
  filter: Omit<StudioOrderQuery, 'cursor' | 'limit'>,
): AsyncIterable<string> {
  yield `\ufeff${columns}\r\n`;
  const nowMs = deps.clock.nowMs();
  let cursor: string | undefined;
  for (let count = 0; count < ordersMax; count += atOnce) {
    const page = await pageOrderIds(deps.db, shopId, filter, { cursor, limit: atOnce }, nowMs);
    const orders = await listOrderViews(deps.db, viewer, { orderIds: page.items }, atOnce, nowMs);
    const elsewhere = await destinations(deps, shopId, page.items);
    const to = new Map(elsewhere.map((one) => [one.orderId, one]));
    yield orders.map((order) => lineOf(order, to.get(order.id))).join('');
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

function lineOf(order: OrderView, to: Destination | undefined): string {
  const parcels = order.parcels.filter(({ state }) => state !== 'cancelled');
  const cells = [
    order.id,
    order.state,
    order.placedAt,
    order.lines.map((line) => `${line.title} ${line.variantTitle} × ${line.quantity}`).join('; '),
    String(order.lines.reduce((sum, line) => sum + line.quantity, 0)),
    (order.totalCents / 100).toFixed(2),
    order.currency,
    ...(to === undefined ? addressCells(order) : ['', '', '', '', '', '', to.warehouse, '']),
    parcels.map(({ carrier }) => carrier).join('; '),
    parcels.map(({ trackingNo }) => trackingNo).join('; '),
    to?.code,
  ];
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

function addressCells({ address }: OrderView): (string | undefined)[] {
  const { recipient, phone, country, province, city, district, street, postalCode } = address;
  return [recipient, phone, country, province, city, district, street, postalCode];
}
