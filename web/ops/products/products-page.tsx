import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge, showToast, Tabs } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { changed, productViews } from '../search.ts';

const pageApi = getRouteApi('/desk/products');
const productsKey = ['ops', 'products'] as const;

type View = (typeof productViews)[number];
const fetchProducts = (ask: { limit: number; cursor?: string }, view: View, text: string) =>
  unwrap(
    api.GET('/api/v1/ops/products', {
      params: {
        query: { ...ask, ...(view === 'all' ? {} : { state: view }), ...(text === '' ? {} : { text }) },
      },
    }),
  );
type Product = Awaited<ReturnType<typeof fetchProducts>>['items'][number];
const productsQuery = (view: View, text: string) =>
  pagedQuery<Product>([...productsKey, view, text], (ask) => fetchProducts(ask, view, text));

/** Products of every shop, to be taken down with a reason or restored. */
export function ProductsPage() {
  const messages = useMessages();
  const words = messages.productPage;
  const { view = 'on-sale', text = '', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(productsQuery(view, text));
  return (
    <CaseDesk
      title={messages.products}
      filters={
        <>
          <div className="px-4 pb-2">
            <SearchField
              wide
              label={words.search}
              value={text}
              onChange={(next) =>
                navigate({
                  search: (before) => changed(before, { text: next || undefined, open: undefined }),
                })
              }
            />
          </div>
          <Tabs
            label={messages.shopPage.state}
            panelId="cases"
            value={view}
            tabs={productViews.map((value) => ({ value, label: words.views[value] }))}
            onChange={(next) =>
              navigate({
                search: (before) =>
                  changed(before, { view: next === 'on-sale' ? undefined : next, open: undefined }),
              })
            }
          />
        </>
      }
      queue={queue}
      cases={queue.rows}
      idOf={(product) => product.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(product) => (
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{product.title}</span>
          <span className="block truncate text-xs text-soft">{product.shop.name}</span>
        </span>
      )}
      evidence={(product) => <Evidence product={product} />}
      decision={(product) => <ProductDecision key={`${product.id} ${product.state}`} product={product} />}
    />
  );
}

function Evidence({ product }: { product: Product }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.productPage;
  return (
    <>
      <h2 className="text-lg font-semibold break-words">{product.title}</h2>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <Badge tone={product.state === 'taken-down' ? 'danger' : 'neutral'}>
          {words.views[product.state]}
        </Badge>
        <CopyId id={product.id} />
      </div>
      <ul className="mb-6 grid grid-cols-[repeat(auto-fill,minmax(140px,1fr))] gap-3">
        {product.pictureUrls.map((url) => (
          <li key={url}>
            <img
              src={url}
              alt=""
              loading="lazy"
              className="aspect-square w-full rounded-control bg-fill object-cover"
            />
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [words.shop, product.shop.name],
          [words.category, product.category],
          [words.updated, absoluteTime(product.updatedAt, locale)],
        ]}
      />
      <PanelSection title={words.description}>
        <p className="max-w-[60ch] text-sm break-words whitespace-pre-line">{product.description || '–'}</p>
      </PanelSection>
    </>
  );
}

function ProductDecision({ product }: { product: Product }) {
  const words = useMessages().productPage;
  const queries = useQueryClient();
  const settle = () => {
    queries.invalidateQueries({ queryKey: productsKey });
    queries.invalidateQueries({ queryKey: historyKey(product.id) });
  };
  const down = product.state === 'taken-down';
  const decide = useMutation({
    mutationFn: (reason: string) => {
      const given = { params: { path: { id: product.id } }, body: { reason } };
      return down
        ? unwrap(api.POST('/api/v1/ops/products/{id}/restore', given))
        : unwrap(api.POST('/api/v1/ops/products/{id}/take-down', given));
    },
    onSuccess: () => {
      showToast(down ? words.done.restore : words.done['take-down']);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  return (
    <>
      <ReasonForm
        label={down ? words.restore : words.takeDown}
        effect={down ? words.restoreEffect : words.takeDownEffect}
        grave={!down}
        busy={decide.isPending}
        error={decide.error}
        onDecide={(reason) => decide.mutate(reason)}
      />
      <div className="mt-8">
        <CaseHistory subjectId={product.id} />
      </div>
    </>
  );
}
