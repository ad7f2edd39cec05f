import { err, newId, ok, type Result, type VariantId } from '@kanmai/kernel';
import { isUniqueViolation, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import * as orders from '../orders/index.ts';
import * as stock from '../stock/index.ts';
import { findOrderedVariants, findOrderOfParcel, writeParcelEvents } from './parcel.store.ts';
import { resolveLines, type WantedLine } from './wanted-lines.policy.ts';

/** What keeps a shop from handing an order to a carrier by itself; null when nothing does. Asked before the order is locked. */
export type ShippingRefusal = (
  tx: Tx,
  order: { readonly orderId: string; readonly shopId: string },
) => Promise<Problem | null>;

export interface ParcelDeps
  extends Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'config' | 'eventsAppended'> {
  readonly refuseShipping?: ShippingRefusal | undefined;
}

export interface ShopOrder {
  readonly shopId: string;
  readonly orderId: string;
  readonly actorId: string;
}

export interface ShopParcel extends Omit<ShopOrder, 'orderId'> {
  readonly parcelId: string;
}

interface Label {
  readonly carrier: string;
  readonly trackingNo: string;
}

/** shipped: by this command. already-shipped: before, with the same carrier and number. */
type Shipping = 'shipped' | 'already-shipped';

/** Runs one command on the parcels of an order: decides, appends, and keeps the rows of the parcels in step. */
export async function commandParcels(
  tx: Tx,
  deps: Pick<ParcelDeps, 'clock' | 'config'>,
  scope: { readonly orderId: string; readonly shopId: string },
  command: Parameters<typeof orders.advance>[3],
  actorId: string | null,
): Promise<Result<readonly orders.OrderEvent[], Problem>> {
  const advanced = await orders.advance(tx, deps, scope, command, actorId);
  if (!advanced.ok) return advanced;
  const { order, events } = advanced.value;
  await writeParcelEvents(tx, order, events, deps.clock.nowMs());
  await moveGoods(tx, order, events);
  return ok(events);
}

/** The warehouse follows the parcels: what is in one has left, what was taken back or returned lies there again. */
async function moveGoods(
  tx: Tx,
  order: orders.StoredOrder,
  events: readonly orders.OrderEvent[],
): Promise<void> {
  if (!events.some((event) => 'parcelId' in event)) return;
  const before = orders.awayFrom(order.state.shipping);
  const after = orders.awayFrom(orders.evolveAll(events, order.state).shipping);
  const variantIds = [...new Set([...before, ...after].map(({ variantId }) => variantId))] as VariantId[];
  const moves = variantIds.map((variantId) => ({
    variantId,
    quantity: orders.quantityOf(after, variantId) - orders.quantityOf(before, variantId),
  }));
  const left = moves.filter(({ quantity }) => quantity > 0);
  const back = moves.flatMap(({ variantId, quantity }) =>
    quantity < 0 ? [{ variantId, quantity: -quantity }] : [],
  );
  if (left.length > 0) await stock.leave(tx, order.checkoutId, left);
  if (back.length > 0) await stock.comeBack(tx, order.checkoutId, back);
}

/**
 * Hands a paid order to a carrier, or some of its lines; without lines all that is left. Repeating it with the same
 * number has no second effect.
 */
export async function shipOrder(
  deps: ParcelDeps,
  { shopId, orderId, actorId }: ShopOrder,
  given: Label & { readonly lines?: readonly WantedLine[] },
): Promise<Result<Shipping, Problem>> {
  const label = trimmed(given);
  return commit(deps, async (tx) => {
    const refused = await deps.refuseShipping?.(tx, { orderId, shopId });
    if (refused) return err(refused);
    const lines =
      given.lines === undefined ? ok(null) : await wantedOf(tx, shopId, orderId, label, given.lines);
    if (!lines.ok) return lines;
    const parcelId = newId('parcel', deps.clock.nowMs(), deps.random);
    const command = { kind: 'ship', parcelId, ...label, lines: lines.value } as const;
    const events = await commandParcels(tx, deps, { orderId, shopId }, command, actorId);
    if (!events.ok) return events;
    return ok(events.value.length === 0 ? 'already-shipped' : 'shipped');
  });
}

/** What is wanted of an order; of what is in a parcel of this number already, as many as are in it. */
async function wantedOf(
  tx: Tx,
  shopId: string,
  orderId: string,
  label: Label,
  wanted: readonly WantedLine[],
): Promise<Result<readonly orders.VariantQuantity[], Problem>> {
  const [order] = await orders.lockOrders(tx, { orderId, shopId });
  if (order === undefined) return err({ type: 'not-found' });
  const ordered = await findOrderedVariants(tx, orderId);
  const { shipping } = order.state;
  const same = orders.findSameParcel(shipping, label);
  return resolveLines(wanted, ordered, same?.lines ?? orders.leftToShip(ordered, shipping));
}

/** The carrier has handed over every parcel that is under way. */
export async function deliverOrder(
  deps: ParcelDeps,
  { shopId, orderId, actorId }: ShopOrder,
): Promise<Result<void, Problem>> {
  return commit(deps, async (tx) =>
    done(await commandParcels(tx, deps, { orderId, shopId }, { kind: 'deliver', parcelId: null }, actorId)),
  );
}

type OneParcel =
  | { readonly kind: 'cancel-parcel' | 'deliver' }
  | ({ readonly kind: 'correct-parcel' } & Label);

/** What a shop does with one of its parcels. Answers which order it belongs to. */
export async function changeParcel(
  deps: ParcelDeps,
  { shopId, parcelId, actorId }: ShopParcel,
  command: OneParcel,
): Promise<Result<string, Problem>> {
  return commit(deps, async (tx) => {
    const orderId = await findOrderOfParcel(tx, shopId, parcelId);
    if (orderId === null) return err({ type: 'not-found' });
    // The carrier's word counts wherever a parcel comes from; what it is and which it is, only its sender's.
    const refused = command.kind === 'deliver' ? null : await deps.refuseShipping?.(tx, { orderId, shopId });
    if (refused) return err(refused);
    const label = command.kind === 'correct-parcel' ? trimmed(command) : {};
    const given = { ...command, ...label, parcelId };
    const events = await commandParcels(tx, deps, { orderId, shopId }, given, actorId);
    return events.ok ? ok(orderId) : events;
  });
}

const trimmed = ({ carrier, trackingNo }: Label): Label => ({
  ...{ carrier: carrier.trim(), trackingNo: trackingNo.trim() },
});

const done = (result: Result<unknown, Problem>): Result<void, Problem> =>
  result.ok ? ok(undefined) : result;

async function commit<Value>(
  deps: ParcelDeps,
  work: (tx: Tx) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  try {
    const result = await unitOfWork(deps.db, work);
    if (result.ok) deps.eventsAppended();
    return result;
  } catch (error) {
    if (!isUniqueViolation(error, 'parcels_number')) throw error;
    return err({
      type: 'state-conflict',
      field: 'trackingNo',
      detail: 'This carrier’s number belongs to another parcel.',
    });
  }
}
