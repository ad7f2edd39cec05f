import type { WarehouseView } from '@kanmai/client';
import { useMessages } from '../messages/index.ts';
import { mainWarehouse } from './stock-draft.ts';

/** What a warehouse is called; the main one has no name of its own. */
export function useWarehouseName(
  warehouses: readonly Pick<WarehouseView, 'id' | 'name'>[],
): (id: string) => string {
  const words = useMessages().stockPage;
  return (id) =>
    id === mainWarehouse ? words.mainWarehouse : (warehouses.find((one) => one.id === id)?.name ?? id);
}
