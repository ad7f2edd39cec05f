import type { AuthorHome, ClipView, Page as PageOf, ProductCard } from '@kanmai/client';
import { type UseQueryResult, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Heart, MapPin } from 'lucide-react';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, Button, EmptyState, ErrorState, Skeleton, Tabs } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { setFollowed } from '../feed/clip-actions.ts';
import { ExperienceScore } from '../guarantees/experience-score.tsx';
import { RoomsShelf } from '../live/rooms-shelf.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { creatorHomeQuery, shopHomeQuery } from './home-query.ts';
import { LoadMore } from './load-more.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';

export function ShopHomePage() {
  const { id } = useParams({ from: '/shop/$id' });
  return <HomePage key={id} id={id} kind="shop" query={useQuery(shopHomeQuery(id))} />;
}

export function CreatorHomePage() {
  const { id } = useParams({ from: '/creator/$id' });
  return <HomePage key={id} id={id} kind="creator" query={useQuery(creatorHomeQuery(id))} />;
}

interface HomePageProps {
  id: string;
  kind: 'shop' | 'creator';
  query: UseQueryResult<AuthorHome>;
}

function HomePage({ id, kind, query }: HomePageProps) {
  const m = useMessages();
  const [tab, setTab] = useState<'clips' | 'products'>('clips');
  const title = query.data?.author.name ?? m.home[kind];
  if (query.isError) {
    return (
      <Page title={title}>
        {codeOf(query.error) === 'not-found' ? (
          <EmptyState title={m.home.gone} detail={m.home.goneDetail} />
        ) : (
          <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
        )}
      </Page>
    );
  }
  return (
    <Page title={title} wide>
      {query.data ? <HomeHead home={query.data} kind={kind} /> : <HeadSkeleton />}
      <RoomsShelf broadcasterId={id} />
      <div className="-mx-4">
        <Tabs
          label={title}
          panelId="home-panel"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'clips', label: m.home.clips },
            { value: 'products', label: kind === 'shop' ? m.home.products : m.home.window },
          ]}
        />
      </div>
      <div id="home-panel" role="tabpanel" className="pt-4">
        {tab === 'clips' ? <HomeClips id={id} kind={kind} /> : <HomeProducts id={id} kind={kind} />}
      </div>
    </Page>
  );
}

function HomeHead({ home, kind }: { home: AuthorHome; kind: 'shop' | 'creator' }) {
  const m = useMessages();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const { author } = home;
  const follow = async () => {
    const followed = !author.followed;
    const step = followed ? 1 : -1;
    queries.setQueryData(['home', author.id], {
      ...home,
      author: { ...author, followed, followerCount: author.followerCount + step },
    });
    await setFollowed(author, followed, m);
    await queries.invalidateQueries({ queryKey: ['home', author.id] });
  };
  return (
    <section className="flex flex-col gap-3 pb-4">
      <div className="flex items-center gap-4">
        <Avatar name={author.name} url={author.avatarUrl} size="huge" />
        <div className="min-w-0 flex-1">
          <p className="truncate text-lg font-semibold">{author.name}</p>
          <p className="flex flex-wrap gap-x-3 text-xs text-soft">
            <span>{m.home.followers(countText(author.followerCount, locale))}</span>
            <span>{m.home.clipCount(countText(home.clipCount, locale))}</span>
            {kind === 'shop' && <span>{m.home.productCount(countText(home.productCount, locale))}</span>}
            {kind === 'shop' && <ExperienceScore shopId={author.id} />}
            {home.city && (
              <span className="flex items-center gap-0.5">
                <MapPin size={12} />
                {home.city}
              </span>
            )}
          </p>
        </div>
      </div>
      {home.introduction !== '' && <p className="text-sm wrap-anywhere">{home.introduction}</p>}
      <Button
        look={author.followed ? 'outline' : 'solid'}
        wide
        aria-pressed={author.followed}
        onClick={() => void follow()}
      >
        {author.followed ? m.home.followed : m.home.follow}
      </Button>
    </section>
  );
}

function HomeClips({ id, kind }: { id: string; kind: 'shop' | 'creator' }) {
  const m = useMessages();
  const query = useInfiniteQuery({
    queryKey: ['home-clips', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const params = { path: { id }, query: pageParam === '' ? {} : { cursor: pageParam } };
      return unwrap(
        kind === 'shop'
          ? api.GET('/api/v1/shops/{id}/clips', { params })
          : api.GET('/api/v1/creators/{id}/clips', { params }),
      );
    },
    getNextPageParam: (page: PageOf<ClipView>) => page.nextCursor,
  });
  const clips = query.data?.pages.flatMap((page) => page.items) ?? [];
  const grid = 'grid grid-cols-3 gap-1 tablet:grid-cols-4 desk:grid-cols-5';
  if (query.isPending) {
    return (
      <div className={grid}>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((tile) => (
          <Skeleton key={tile} className="aspect-[9/16]" />
        ))}
      </div>
    );
  }
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  if (clips.length === 0) return <EmptyState title={m.home.noClips} />;
  return (
    <>
      <ul className={grid}>
        {clips.map((clip) => (
          <li key={clip.id}>
            <ClipTile clip={clip} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function ClipTile({ clip }: { clip: ClipView }) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <Link
      to="/c/$clipId"
      params={{ clipId: clip.id }}
      className="relative block aspect-[9/16] overflow-hidden rounded-control bg-fill"
    >
      <span className="sr-only">{m.home.playClip(clip.caption)}</span>
      <img src={clip.coverUrl} alt="" loading="lazy" className="size-full object-cover" />
      <span className="figures absolute start-1.5 bottom-1.5 flex items-center gap-1 rounded-full bg-glass px-1.5 text-xs leading-5 text-on-glass">
        <Heart size={12} />
        {countText(clip.likeCount, locale)}
      </span>
    </Link>
  );
}

/** A shop's goods, or those that a creator put into their window: opening one there is the creator's doing. */
function HomeProducts({ id, kind }: { id: string; kind: 'shop' | 'creator' }) {
  const m = useMessages();
  const query = useInfiniteQuery({
    queryKey: ['home-products', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = pageParam === '' ? {} : { cursor: pageParam };
      return unwrap(
        kind === 'shop'
          ? api.GET('/api/v1/shops/{id}/products', { params: { path: { id }, query } })
          : api.GET('/api/v1/creators/{creatorId}/window', { params: { path: { creatorId: id }, query } }),
      );
    },
    getNextPageParam: (page: PageOf<ProductCard>) => page.nextCursor,
  });
  const products = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <ProductGridSkeleton />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  if (products.length === 0)
    return <EmptyState title={kind === 'shop' ? m.home.noProducts : m.home.emptyWindow} />;
  return (
    <>
      <ProductGrid products={products} {...(kind === 'creator' ? { by: id } : {})} />
      <LoadMore query={query} />
    </>
  );
}

function HeadSkeleton() {
  return (
    <div className="flex flex-col gap-3 pb-4">
      <div className="flex items-center gap-4">
        <Skeleton className="size-20 rounded-full" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-4 w-56" />
        </div>
      </div>
      <Skeleton className="h-11 w-full rounded-full" />
    </div>
  );
}
