import { csvCell } from '../../../csv-cell.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Destinations } from './destination.ts';
import { pageOrderIds, type StudioOrderQuery } from './order.list.ts';
import type { ShopOrderView } from './order.schema.ts';
import { listShopOrders, type ShopViewer } from './shop-order.views.ts';

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
  viewer: ShopViewer,
  filter: Omit<StudioOrderQuery, 'cursor' | 'limit'>,
): AsyncIterable<string> {
  yield `\ufeff${columns}\r\n`;
  const nowMs = deps.clock.nowMs();
  let cursor: string | undefined;
  for (let count = 0; count < ordersMax; count += atOnce) {
    const page = await pageOrderIds(deps.db, viewer.shopId, filter, { cursor, limit: atOnce }, nowMs);
    const orders = await listShopOrders(deps, destinations, viewer, page.items);
    yield orders.map(lineOf).join('');
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

function lineOf(order: ShopOrderView): string {
  const parcels = order.parcels.filter(({ state }) => state !== 'cancelled');
  const cells = [
    order.id,
    order.state,
    order.placedAt,
    order.lines.map((line) => `${line.title} ${line.variantTitle} × ${line.quantity}`).join('; '),
    String(order.lines.reduce((sum, line) => sum + line.quantity, 0)),
    (order.totalCents / 100).toFixed(2),
    order.currency,
    ...addressCells(order),
    parcels.map(({ carrier }) => carrier).join('; '),
    parcels.map(({ trackingNo }) => trackingNo).join('; '),
    order.warehouse?.code,
  ];
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

function addressCells({ address, warehouse }: ShopOrderView): (string | undefined)[] {
  if (address === null) return ['', '', '', '', '', '', warehouse?.address, ''];
  const { recipient, phone, country, province, city, district, street, postalCode } = address;
  return [recipient, phone, country, province, city, district, street, postalCode];
}
