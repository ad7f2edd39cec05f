import { csvCell } from '../../../csv-cell.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { pageOrderIds, type StudioOrderQuery } from './order.list.ts';
import type { OrderView } from './order.schema.ts';
import { listOrderViews, type OrderViewer } from './order.views.ts';

const columns =
  'order,state,placed_at,goods,quantity,total,currency,recipient,phone,country,province,city,district,street,postal_code,carrier,tracking_no';
const atOnce = 200;
const ordersMax = 10_000;

/** The orders that fit, a piece at a time, with a byte order mark so that spreadsheets read it as UTF-8. */
export async function* orderCsv(
  deps: Pick<FeatureDeps, 'db' | 'clock'>,
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
    yield orders.map(lineOf).join('');
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

function lineOf(order: OrderView): string {
  const { recipient, phone, country, province, city, district, street, postalCode } = order.address;
  const parcels = order.parcels.filter(({ state }) => state !== 'cancelled');
  const cells = [
    order.id,
    order.state,
    order.placedAt,
    order.lines.map((line) => `${line.title} ${line.variantTitle} × ${line.quantity}`).join('; '),
    String(order.lines.reduce((sum, line) => sum + line.quantity, 0)),
    (order.totalCents / 100).toFixed(2),
    order.currency,
    ...[recipient, phone, country, province, city, district, street, postalCode],
    parcels.map(({ carrier }) => carrier).join('; '),
    parcels.map(({ trackingNo }) => trackingNo).join('; '),
  ];
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}
