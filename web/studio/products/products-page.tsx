import type { RatingView, StudioProductView } from '@kanmai/client';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowDownUp, Download, Package, Plus, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { useRatings } from '../../shared/ratings.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Button, buttonClass, classNames, EmptyState, RelativeTime, Tabs } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { downloadCsv } from '../tables/download-csv.ts';
import { Thumb } from '../tables/thumb.tsx';
import { BulkEditPanel } from './bulk-edit-panel.tsx';
import { CategoryName } from './category-name.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import {
  availableOf,
  heldOf,
  onHandOf,
  type ProductSearch,
  priceRange,
  productFilters,
  stockFilters,
  stockStand,
} from './product-filter.ts';
import { ProductFormPanel } from './product-form-panel.tsx';
import { ProductPanel } from './product-panel.tsx';
import { productsQuery } from './product-queries.ts';
import { ProductStateBadge } from './product-state-badge.tsx';

const productsApi = getRouteApi('/$authorId/products');

export function ProductsPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const role = useAuthor()?.role ?? null;
  const search = productsApi.useSearch();
  const navigate = productsApi.useNavigate();
  const list = usePagedRows(productsQuery(shopId, search));
  const products = list.rows;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState(false);
  const ratings = useRatings(
    products.map(({ id }) => id),
    50,
  );
  const columns = useMemo(() => columnsOf(messages, locale, ratings), [messages, locale, ratings]);
  const words = messages.productPage;
  const go = (
    change: Partial<Record<keyof ProductSearch, ProductSearch[keyof ProductSearch] | undefined>>,
    replace = false,
  ) => navigate({ search: (before) => withoutEmpty({ ...before, ...change }), replace });
  const open = (id: string | undefined) => {
    setChanging(false);
    return go({ open: id, edit: undefined, title: undefined }, search.open !== undefined && id !== undefined);
  };
  const filtered = search.text !== undefined || search.stock !== undefined || search.state !== undefined;
  const mayWrite = maySell.writeProducts(role);
  const addButton = mayWrite && (
    <Button size="small" icon={<Plus size={16} />} onClick={() => open('new')}>
      {words.add}
    </Button>
  );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.products}>
          <SearchField
            label={words.search}
            value={search.text ?? ''}
            onChange={(text) => go({ text: text === '' ? undefined : text }, true)}
          />
          <FilterSelect
            label={words.stockFilter}
            value={search.stock ?? 'any'}
            options={stockFilters.map((value) => ({ value, label: words.stockFilters[value] }))}
            onChange={(stock) => go({ stock: stock === 'any' ? undefined : stock })}
          />
          <Button
            look="outline"
            size="small"
            icon={<Download size={16} />}
            className="max-tablet:hidden"
            disabled={products.length === 0}
            title={messages.table.exportNote(products.length)}
            onClick={() => downloadCsv('products', csvColumns(messages), rowsOfVariants(products))}
          >
            {messages.table.exportCsv}
          </Button>
          {mayWrite && (
            <Link
              to="/$authorId/products/files"
              params={{ authorId: shopId }}
              className={buttonClass('outline', 'small')}
            >
              <ArrowDownUp size={16} aria-hidden="true" />
              {messages.catalogueFiles.open}
            </Link>
          )}
          {(products.length > 0 || filtered) && addButton}
        </PageHead>
        <Tabs
          label={words.stateLabel}
          panelId="products"
          value={search.state ?? 'all'}
          tabs={productFilters.map((value) => ({ value, label: words.filters[value] }))}
          onChange={(state) => go({ state: state === 'all' ? undefined : state, open: undefined })}
        />
        {chosen.size > 0 && (
          <ChosenBar
            shopId={shopId}
            query={search}
            chosen={chosen}
            more={list.hasNextPage || products.length > chosen.size}
            onChange={setChosen}
            onEdit={() => {
              if (search.open !== undefined) open(undefined);
              setChanging(true);
            }}
          />
        )}
        <div
          id="products"
          role="tabpanel"
          aria-label={words.filters[search.state ?? 'all']}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && list.rows.length === 0 ? (
            <ProblemState error={list.error} onRetry={list.refetch} />
          ) : products.length === 0 && filtered ? (
            <EmptyState
              icon={<SearchX size={28} />}
              title={words.noMatchTitle}
              action={
                <Button look="outline" onClick={() => navigate({ search: {} })}>
                  {words.clearFilters}
                </Button>
              }
            />
          ) : products.length === 0 ? (
            <EmptyState
              icon={<Package size={28} />}
              title={words.emptyTitle}
              detail={words.emptyDetail}
              action={addButton}
            />
          ) : (
            <DataTable
              label={messages.products}
              columns={columns}
              rows={products}
              idOf={(product) => product.id}
              nameOf={(product) => product.title}
              openId={search.open ?? null}
              onOpen={open}
              card={(product) => <ProductCard product={product} />}
              {...(mayWrite && {
                selection: {
                  chosen,
                  onChange: setChosen,
                  allLabel: messages.productBulk.selectAll,
                  labelOf: messages.productBulk.select,
                },
              })}
              end={<ListEnd count={products.length} {...list} />}
            />
          )}
        </div>
      </div>
      {changing && chosen.size > 0 ? (
        <BulkEditPanel
          shopId={shopId}
          productIds={[...chosen]}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false);
            setChosen(new Set());
          }}
        />
      ) : search.open === 'new' && mayWrite ? (
        <ProductFormPanel
          shopId={shopId}
          product={null}
          title={search.title}
          onClose={() => open(undefined)}
          onSaved={(id) => open(id)}
        />
      ) : search.open !== undefined ? (
        <ProductPanel
          key={search.open}
          shopId={shopId}
          productId={search.open}
          known={list.rows.find((product) => product.id === search.open)}
          editing={search.edit === true}
          onEdit={(edit) => go({ edit: edit || undefined })}
          onClose={() => open(undefined)}
        />
      ) : null}
    </div>
  );
}

function withoutEmpty(search: Record<string, unknown>): ProductSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

function Name({ product }: { product: StudioProductView }) {
  const messages = useMessages();
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Thumb url={product.pictureUrls[0] ?? null} />
      <span className="min-w-0">
        <span className="block truncate">{product.title}</span>
        <span className="block truncate text-xs text-soft">
          {messages.productPage.variantCount(product.variants.length)}
        </span>
      </span>
    </span>
  );
}

function PriceSpan({ product }: { product: StudioProductView }) {
  const { locale } = useLocale();
  const range = priceRange(product);
  const currency = product.variants[0]?.currency ?? 'CNY';
  if (range === null) return '–';
  const lowest = moneyText(range.lowest, currency, locale);
  return range.lowest === range.highest
    ? lowest
    : `${lowest} – ${moneyText(range.highest, currency, locale)}`;
}

function Available({ product }: { product: StudioProductView }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const stand = product.state === 'on-sale' ? stockStand(product) : 'fine';
  return (
    <span className={classNames(stand === 'out' && 'text-danger', stand === 'low' && 'text-amber')}>
      {availableOf(product).toLocaleString(locale)}
      {stand !== 'fine' && <span className="block text-xs">{messages.productPage.stockFilters[stand]}</span>}
    </span>
  );
}

function columnsOf(
  messages: StudioMessages,
  locale: Locale,
  ratings: ReadonlyMap<string, RatingView>,
): DataColumn<StudioProductView>[] {
  const titles = messages.productPage.columns;
  const count = (value: number) => value.toLocaleString(locale);
  return [
    { key: 'product', title: titles.product, grow: true, cell: (product) => <Name product={product} /> },
    {
      key: 'category',
      title: titles.category,
      wideOnly: true,
      cell: (product) => (
        <span className="text-soft">
          <CategoryName category={product.category} />
        </span>
      ),
    },
    { key: 'price', title: titles.price, numeric: true, cell: (product) => <PriceSpan product={product} /> },
    {
      key: 'available',
      title: titles.available,
      numeric: true,
      cell: (product) => <Available product={product} />,
    },
    {
      key: 'held',
      title: titles.held,
      numeric: true,
      wideOnly: true,
      cell: (product) => count(heldOf(product)),
    },
    {
      key: 'onHand',
      title: titles.onHand,
      numeric: true,
      wideOnly: true,
      cell: (product) => count(onHandOf(product)),
    },
    {
      key: 'rating',
      title: messages.reviewsPage.rating,
      numeric: true,
      wideOnly: true,
      cell: ({ id }) => {
        const { mean = null, count: reviews = 0 } = ratings.get(id) ?? {};
        return mean === null ? null : messages.reviewsPage.ratingOf(mean.toFixed(1), reviews);
      },
    },
    {
      key: 'updated',
      title: titles.updated,
      numeric: true,
      wideOnly: true,
      cell: (product) => (
        <span className="text-soft">
          <RelativeTime at={product.updatedAt} locale={locale} />
        </span>
      ),
    },
    { key: 'state', title: titles.state, cell: (product) => <ProductStateBadge state={product.state} /> },
  ];
}

function ProductCard({ product }: { product: StudioProductView }) {
  return (
    <>
      <Name product={product} />
      <span className="mt-2 flex items-center justify-between gap-3">
        <ProductStateBadge state={product.state} />
        <span className="figures text-end">
          <PriceSpan product={product} />
        </span>
      </span>
    </>
  );
}

type VariantRow = { product: StudioProductView; variant: StudioProductView['variants'][number] };

function rowsOfVariants(products: readonly StudioProductView[]): VariantRow[] {
  return products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
}

function csvColumns(messages: StudioMessages) {
  const titles = messages.productPage.columns;
  return [
    { title: titles.product, valueOf: ({ product }: VariantRow) => product.title },
    { title: titles.category, valueOf: ({ product }: VariantRow) => product.category },
    {
      title: titles.state,
      valueOf: ({ product }: VariantRow) => messages.productStates[product.state] ?? product.state,
    },
    { title: titles.sku, valueOf: ({ variant }: VariantRow) => variant.sku },
    { title: messages.productForm.variantTitle, valueOf: ({ variant }: VariantRow) => variant.title },
    { title: titles.price, valueOf: ({ variant }: VariantRow) => variant.priceCents / 100 },
    { title: titles.onHand, valueOf: ({ variant }: VariantRow) => variant.onHand },
    { title: titles.held, valueOf: ({ variant }: VariantRow) => variant.held },
  ];
}
