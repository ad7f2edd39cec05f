import { unitOfWork } from '../../../database.ts';
import type { Destinations } from '../../trade/orders/index.ts';
import { routePaidOrders } from './route.service.ts';
import { findCodes, findPaidOf } from './route.store.ts';
import { warehouseAddress } from './warehouse.policy.ts';

/**
 * Where a shop sends those of its orders that go through the warehouse, in the order asked for. Of those that were paid this
 * moment it is decided here: nobody is to write their buyers' addresses on a parcel meanwhile.
 */
export const findDestinations: Destinations = async (deps, shopId, orderIds) => {
  if (orderIds.length === 0) return [];
  const paid = await findPaidOf(deps.db, shopId, orderIds);
  if (paid.length > 0) await unitOfWork(deps.db, (tx) => routePaidOrders(tx, deps, paid));
  const codes = await findCodes(deps.db, shopId, orderIds);
  const warehouse = warehouseAddress(deps) ?? '';
  return orderIds.flatMap((orderId) => {
    const code = codes.get(orderId);
    return code === undefined ? [] : [{ orderId, code, warehouse }];
  });
};
