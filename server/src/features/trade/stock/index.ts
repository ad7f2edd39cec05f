export { availableOf } from './level-change.ts';
export type { HoldRequest, StockLevel, StockLine } from './stock.schema.ts';
export {
  begin,
  comeBack,
  commit,
  count,
  type Holding,
  hold,
  leave,
  lock,
  openHolding,
  putBack,
  release,
} from './stock.service.ts';
export { findLevels, joinShelf } from './stock.store.ts';
export {
  changeWarehouse,
  closeWarehouse,
  giveBackPool,
  limitPerPerson,
  move,
  openWarehouse,
  setAside,
} from './warehouse.service.ts';
export { type PoolKind, poolKinds, type WarehouseInput } from './warehouse.store.ts';
