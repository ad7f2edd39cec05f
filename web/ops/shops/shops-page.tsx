import type { OpsShopView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime, countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Avatar, Badge, RelativeTime, showToast, Tabs, type Tone } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { changed, type ShopViewName, shopViews } from '../search.ts';

const shopsApi = getRouteApi('/desk/shops');
const shopsKey = ['ops', 'shops'] as const;
const tones: Record<string, Tone> = {
  pending: 'amber',
  open: 'jade',
  suspended: 'danger',
  rejected: 'danger',
};

const shopsQuery = (state: Exclude<ShopViewName, 'all'> | undefined) =>
  pagedQuery<OpsShopView>([...shopsKey, state ?? 'all'], (ask) =>
    unwrap(
      api.GET('/api/v1/ops/shops', {
        params: { query: { ...ask, ...(state === undefined ? {} : { state }) } },
      }),
    ),
  );

export function ShopsPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.shopPage;
  const { view = 'pending', open } = shopsApi.useSearch();
  const navigate = shopsApi.useNavigate();
  const queue = usePagedRows(shopsQuery(view === 'all' ? undefined : view));
  return (
    <CaseDesk
      title={messages.shops}
      filters={
        <Tabs
          label={words.state}
          panelId="cases"
          value={view}
          tabs={shopViews.map((value) => ({ value, label: words.views[value] }))}
          onChange={(next) => navigate({ search: next === 'pending' ? {} : { view: next } })}
        />
      }
      queue={queue}
      cases={queue.rows}
      idOf={(shop) => shop.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{
        title: view === 'pending' ? words.emptyTitle.pending : words.emptyTitle.other,
        detail: view === 'pending' ? words.emptyDetail.pending : words.emptyDetail.other,
      }}
      row={(shop) => (
        <>
          <Avatar name={shop.name} url={shop.avatarUrl} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{shop.name}</span>
            <span className="block truncate text-xs text-soft">
              {[messages.trades[shop.trade] ?? shop.trade, shop.city].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-soft">
            {view === 'all' && <ShopStateBadge state={shop.state} />}
            <RelativeTime at={shop.createdAt} locale={locale} />
          </span>
        </>
      )}
      evidence={(shop) => <ShopEvidence shop={shop} />}
      decision={(shop) => <ShopDecision shop={shop} />}
    />
  );
}

function ShopStateBadge({ state }: { state: string }) {
  const messages = useMessages();
  return <Badge tone={tones[state] ?? 'neutral'}>{messages.shopStates[state] ?? state}</Badge>;
}

function ShopEvidence({ shop }: { shop: OpsShopView }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.shopPage;
  const { data: home } = useQuery({
    queryKey: ['shop', shop.id],
    queryFn: () => unwrap(api.GET('/api/v1/shops/{id}', { params: { path: { id: shop.id } } })),
    retry: false,
  });
  return (
    <>
      <div className="mb-6 flex items-center gap-4">
        <Avatar name={shop.name} url={shop.avatarUrl} size="large" />
        <div className="min-w-0">
          <h2 className="text-lg font-semibold break-words">{shop.name}</h2>
          <div className="flex flex-wrap items-center gap-3">
            <ShopStateBadge state={shop.state} />
            <CopyId id={shop.id} />
          </div>
        </div>
      </div>
      <Facts
        facts={[
          [words.trade, messages.trades[shop.trade] ?? shop.trade],
          [words.city, shop.city],
          [words.owner, shop.owner === null ? null : shop.owner.name || shop.owner.id],
          [words.applied, absoluteTime(shop.createdAt, locale)],
          [words.productCount, shop.productCount.toLocaleString(locale)],
          [words.clipCount, home === undefined ? null : home.clipCount.toLocaleString(locale)],
          [words.followers, home === undefined ? null : countText(home.author.followerCount, locale)],
        ]}
      />
      <PanelSection title={words.introduction}>
        <p className="max-w-[60ch] text-sm whitespace-pre-line">
          {shop.introduction || words.noIntroduction}
        </p>
      </PanelSection>
      <ShopProducts shopId={shop.id} />
      {shop.state === 'open' && (
        <a
          href={`/shop/${shop.id}`}
          target="_blank"
          rel="noreferrer"
          className="mt-6 inline-flex items-center gap-1 text-sm text-link hover:underline"
        >
          {words.seeShop}
          <ExternalLink size={14} aria-hidden="true" />
        </a>
      )}
    </>
  );
}

function ShopProducts({ shopId }: { shopId: string }) {
  const words = useMessages().shopPage;
  const { data } = useQuery({
    queryKey: ['shop', shopId, 'products'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/shops/{id}/products', { params: { path: { id: shopId }, query: { limit: 12 } } }),
      ),
    retry: false,
  });
  if (data === undefined) return null;
  return (
    <PanelSection title={words.products}>
      {data.items.length === 0 ? (
        <p className="text-sm text-soft">{words.noProducts}</p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(112px,1fr))] gap-3">
          {data.items.map((product) => (
            <li key={product.id} className="min-w-0 text-xs">
              {product.pictureUrl === null ? (
                <span className="block aspect-square rounded-control bg-fill" />
              ) : (
                <img
                  src={product.pictureUrl}
                  alt=""
                  loading="lazy"
                  className="aspect-square w-full rounded-control bg-fill object-cover"
                />
              )}
              <span className="mt-1 line-clamp-2">{product.title}</span>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}

function ShopDecision({ shop }: { shop: OpsShopView }) {
  const words = useMessages().shopPage;
  const queries = useQueryClient();
  const settle = () => {
    queries.invalidateQueries({ queryKey: shopsKey });
    queries.invalidateQueries({ queryKey: historyKey(shop.id) });
  };
  const decide = useMutation({
    mutationFn: (body: { decision: 'open' | 'suspend'; reason: string }) =>
      unwrap(api.POST('/api/v1/ops/shops/{id}/decision', { params: { path: { id: shop.id } }, body })),
    onSuccess: (_answer, { decision }) => {
      showToast(words.done[decision]);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  const suspending = shop.state === 'open';
  const waits = shop.state === 'pending' || shop.state === 'rejected';
  return (
    <>
      {waits && (
        <p className="mb-4 text-sm text-soft">
          {words.byApplication}{' '}
          <Link to="/applications" search={{}} className="text-link hover:underline">
            {words.toApplications}
          </Link>
        </p>
      )}
      <ReasonForm
        key={shop.state}
        label={suspending ? words.suspend : waits ? words.open : words.reopen}
        effect={suspending ? words.suspendEffect : words.openEffect}
        grave={suspending}
        busy={decide.isPending}
        error={decide.error}
        onDecide={(reason) => decide.mutate({ decision: suspending ? 'suspend' : 'open', reason })}
      />
      <div className="mt-8">
        <CaseHistory subjectId={shop.id} />
      </div>
    </>
  );
}
