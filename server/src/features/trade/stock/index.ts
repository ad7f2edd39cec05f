export type { HoldRequest, StockLevel, StockLine } from './stock.schema.ts';
export { availableOf, begin, commit, count, hold, lock, putBack, release } from './stock.service.ts';
export { findLevels } from './stock.store.ts';
