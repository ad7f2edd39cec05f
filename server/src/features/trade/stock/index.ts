export type { HoldRequest, StockLevel, StockLine } from './stock.schema.ts';
export {
  availableOf,
  begin,
  commit,
  count,
  hold,
  leave,
  lock,
  openHolding,
  putBack,
  release,
} from './stock.service.ts';
export { findLevels, joinShelf } from './stock.store.ts';
