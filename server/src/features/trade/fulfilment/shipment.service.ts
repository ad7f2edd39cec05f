import type { Result } from '@kanmai/kernel';
import { Value } from 'typebox/value';
import { findAnswer, type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import { type Problem, problems } from '../../../http/problems.ts';
import { type ParcelDeps, type ShopOrder, shipOrder } from './parcel.service.ts';
import { Label, type ShipmentResult, type ShipmentRow, type ShipmentsView } from './shipment.schema.ts';

/**
 * Ships order after order, each in its own unit of work: a row that is refused stops no other, and a file that was cut
 * off is simply sent again. The answer is kept under the key once every row has its own; a request that died on the way
 * left shipped orders behind it, and its repeat finds them as already shipped.
 */
export async function shipOrders(
  deps: ParcelDeps,
  shop: Omit<ShopOrder, 'orderId'>,
  rows: readonly ShipmentRow[],
  claim: IdempotencyClaim,
): Promise<Result<ShipmentsView, Problem>> {
  const answered = await findAnswer<ShipmentsView>(deps.db, claim);
  if (answered !== null) return answered;
  const results: ShipmentResult[] = [];
  for (const row of rows) results.push(await shipRow(deps, shop, row));
  return once(deps.db, claim, deps.clock.nowMs(), async () => ({ ok: true, value: { results } }));
}

async function shipRow(
  deps: ParcelDeps,
  shop: Omit<ShopOrder, 'orderId'>,
  { line, orderId, carrier, trackingNo }: ShipmentRow,
): Promise<ShipmentResult> {
  const about = { line, orderId };
  const label = { carrier: carrier.trim(), trackingNo: trackingNo.trim() };
  const wrong = (['carrier', 'trackingNo'] as const).find(
    (field) => !Value.Check(Label.properties[field], label[field]),
  );
  if (wrong !== undefined) return { ...about, ...refusal({ type: 'bad-request', field: wrong }) };
  const result = await shipOrder(deps, { ...shop, orderId: orderId.trim() }, label);
  if (!result.ok) return { ...about, ...refusal(result.failure) };
  return { ...about, outcome: result.value };
}

function refusal({ type, field, detail }: Problem): Omit<ShipmentResult, 'line' | 'orderId'> {
  return {
    outcome: 'refused',
    code: type,
    ...(field === undefined ? {} : { field }),
    detail: typeof detail === 'string' ? detail : problems[type][1],
  };
}
