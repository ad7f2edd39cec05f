import type { Result } from '@kanmai/kernel';
import { Value } from 'typebox/value';
import { findAnswer, type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import { type Problem, problems } from '../../../http/problems.ts';
import { Label, pieces } from './parcel.schema.ts';
import { type ParcelDeps, type ShopOrder, shipOrder } from './parcel.service.ts';
import type { ShipmentResult, ShipmentRow, ShipmentsView } from './shipment.schema.ts';
import type { WantedLine } from './wanted-lines.policy.ts';

/** A row that can be read, or why it cannot. */
type ReadRow =
  | { readonly line: number; readonly orderId: string; readonly failure: Problem }
  | ({ readonly line: number; readonly orderId: string; readonly lines: readonly WantedLine[] } & Label);

/** Rows that say what is in one and the same parcel. */
interface ShipmentParcel extends Label {
  readonly orderId: string;
  readonly rows: readonly ReadRow[];
  readonly lines: readonly WantedLine[];
}

/**
 * Ships parcel after parcel, each in its own unit of work: a row that is refused stops no other, and a file that was cut
 * off is simply sent again. Rows with the same order and number that say what is in it are one parcel. The answer is kept
 * under the key once every row has its own; a request that died on the way left shipped orders behind it, and its repeat
 * finds them as already shipped.
 */
export async function shipOrders(
  deps: ParcelDeps,
  shop: Omit<ShopOrder, 'orderId'>,
  rows: readonly ShipmentRow[],
  claim: IdempotencyClaim,
): Promise<Result<ShipmentsView, Problem>> {
  const answered = await findAnswer<ShipmentsView>(deps.db, claim);
  if (answered !== null) return answered;
  const results = new Map<ReadRow, ShipmentResult>();
  const read = rows.map(readRow);
  for (const parcel of parcelsOf(read)) {
    const outcome = await shipParcel(deps, shop, parcel);
    for (const row of parcel.rows) results.set(row, { ...aboutOf(row), ...outcome });
  }
  const answer = read.map((row): ShipmentResult => {
    if ('failure' in row) return { ...aboutOf(row), ...refusal(row.failure) };
    return results.get(row) as ShipmentResult;
  });
  return once(deps.db, claim, deps.clock.nowMs(), async () => ({ ok: true, value: { results: answer } }));
}

const aboutOf = ({ line, orderId }: ReadRow) => ({ line, orderId });

function readRow({ line, orderId, carrier, trackingNo, sku, quantity }: ShipmentRow): ReadRow {
  const about = { line, orderId };
  const label = { carrier: carrier.trim(), trackingNo: trackingNo.trim() };
  const wrong = (['carrier', 'trackingNo'] as const).find(
    (field) => !Value.Check(Label.properties[field], label[field]),
  );
  if (wrong !== undefined) return { ...about, failure: { type: 'bad-request', field: wrong } };
  const named = sku?.trim() ?? '';
  const amount = quantity?.trim() ?? '';
  const count = Number(amount);
  if (amount !== '' && !Value.Check(pieces, count)) {
    return { ...about, failure: { type: 'bad-request', field: 'quantity' } };
  }
  const wanted: WantedLine = {
    ...(named === '' ? {} : { sku: named }),
    ...(amount === '' ? {} : { quantity: count }),
  };
  const lines = named === '' && amount === '' ? [] : [wanted];
  return { ...about, ...(label as Label), lines };
}

/** In the order of the file. A row that does not say what is in its parcel is one by itself. */
function parcelsOf(rows: readonly ReadRow[]): ShipmentParcel[] {
  const parcels: { -readonly [Name in keyof ShipmentParcel]: ShipmentParcel[Name] }[] = [];
  for (const row of rows) {
    if ('failure' in row) continue;
    const { carrier, trackingNo, lines } = row;
    const orderId = row.orderId.trim();
    const same = parcels.find(
      (parcel) =>
        parcel.orderId === orderId && parcel.carrier === carrier && parcel.trackingNo === trackingNo,
    );
    if (same === undefined || lines.length === 0 || same.lines.length === 0) {
      parcels.push({ orderId, carrier, trackingNo, rows: [row], lines });
    } else {
      same.rows = [...same.rows, row];
      same.lines = [...same.lines, ...lines];
    }
  }
  return parcels;
}

async function shipParcel(
  deps: ParcelDeps,
  shop: Omit<ShopOrder, 'orderId'>,
  { orderId, carrier, trackingNo, lines }: ShipmentParcel,
): Promise<Omit<ShipmentResult, 'line' | 'orderId'>> {
  const given = { carrier, trackingNo, ...(lines.length === 0 ? {} : { lines }) };
  const result = await shipOrder(deps, { ...shop, orderId }, given);
  return result.ok ? { outcome: result.value } : refusal(result.failure);
}

function refusal({ type, field, detail }: Problem): Omit<ShipmentResult, 'line' | 'orderId'> {
  return {
    outcome: 'refused',
    code: type,
    ...(field === undefined ? {} : { field }),
    detail: typeof detail === 'string' ? detail : problems[type][1],
  };
}
