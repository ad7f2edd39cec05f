import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { PageHead } from '../../ui/desk-frame.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Button, Tabs } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { useMessages } from '../messages/index.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { GoodsTab } from './goods-tab.tsx';
import { PoolsTab } from './pools-tab.tsx';
import { readStockSearch, stockFilters, stockTabs } from './stock-search.ts';
import { WarehousesTab } from './warehouses-tab.tsx';

const stockApi = getRouteApi('/$authorId/stock');

/** What a shop has of each variant, where it lies, and what is kept for occasions. */
export function StockPage() {
  const messages = useMessages();
  const words = messages.stockPage;
  const shopId = useAuthorId();
  const mayWrite = maySell.writeStock(useAuthor()?.role ?? null);
  const search = stockApi.useSearch();
  const navigate = stockApi.useNavigate();
  const tab = search.tab ?? 'goods';
  const go = (change: Record<string, string | undefined>, replace = false) =>
    void navigate({ search: (before) => readStockSearch({ ...before, ...change }), replace });
  const open = (id: string | undefined) => go({ open: id }, search.open !== undefined && id !== undefined);
  const list = { shopId, mayWrite, openId: search.open, onOpen: open };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead title={messages.stock}>
        {tab === 'goods' && (
          <>
            <SearchField
              label={words.search}
              value={search.text ?? ''}
              onChange={(text) => go({ text }, true)}
            />
            <FilterSelect
              label={words.filter}
              value={search.stock ?? 'all'}
              options={stockFilters.map((value) => ({ value, label: words.filters[value] }))}
              onChange={(stock) => go({ stock, open: undefined })}
            />
          </>
        )}
        {tab === 'warehouses' && mayWrite && (
          <Button size="small" icon={<Plus size={16} />} onClick={() => open('new')}>
            {words.addWarehouse}
          </Button>
        )}
      </PageHead>
      <Tabs
        label={messages.stock}
        panelId="stock-panel"
        value={tab}
        onChange={(next) => void navigate({ search: readStockSearch({ tab: next }) })}
        tabs={stockTabs.map((value) => ({ value, label: words.tabs[value] }))}
      />
      <div
        id="stock-panel"
        role="tabpanel"
        aria-label={words.tabs[tab]}
        className="flex min-h-0 flex-1 flex-col"
      >
        {tab === 'goods' && (
          <GoodsTab
            {...list}
            filter={search}
            onClear={() => go({ text: undefined, stock: undefined, open: undefined })}
          />
        )}
        {tab === 'warehouses' && <WarehousesTab {...list} />}
        {tab === 'set-aside' && <PoolsTab {...list} />}
      </div>
    </div>
  );
}
