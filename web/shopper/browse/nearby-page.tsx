import type { Page as PageOf, ShopCard } from '@kanmai/client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, MapPin } from 'lucide-react';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, buttonClass, EmptyState, ErrorState, Select, Skeleton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { chooseCity, readLastCity, storeLastCity } from './last-city.ts';
import { LoadMore } from './load-more.tsx';

/** The shops of a city that the person picks: nobody is asked where they are. */
export function NearbyPage() {
  const m = useMessages();
  const [picked, setPicked] = useState(readLastCity);
  const query = useQuery({
    queryKey: ['cities'],
    staleTime: 60_000,
    queryFn: () => unwrap(api.GET('/api/v1/cities', {})),
  });
  const cities = query.data?.items ?? [];
  const city = chooseCity(cities, picked);
  const pick = (next: string) => {
    setPicked(next);
    storeLastCity(next);
  };
  return (
    <Page root title={m.nearby.title}>
      {query.isPending && <NearbySkeleton />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data && city === null && (
        <EmptyState
          icon={<MapPin size={36} />}
          title={m.nearby.emptyTitle}
          detail={m.nearby.emptyDetail}
          action={
            <Link to="/" className={buttonClass('outline')}>
              {m.feed.toFeed}
            </Link>
          }
        />
      )}
      {city !== null && (
        <>
          <Select
            label={m.nearby.city}
            hint={m.nearby.detail}
            value={city}
            onChange={(event) => pick(event.target.value)}
            options={cities.map((one) => ({
              value: one.city,
              label: m.nearby.cityOption(one.city, one.shopCount),
            }))}
          />
          <CityShops key={city} city={city} />
        </>
      )}
    </Page>
  );
}

function CityShops({ city }: { city: string }) {
  const m = useMessages();
  const query = useInfiniteQuery({
    queryKey: ['city-shops', city],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/shops', {
          params: { query: { city, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page: PageOf<ShopCard>) => page.nextCursor,
  });
  const shops = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="flex flex-1 flex-col pt-6" aria-labelledby="city-shops">
      <h2 id="city-shops" className="pb-3 text-sm font-semibold">
        {m.nearby.inCity(city)}
      </h2>
      {query.isPending && <NearbySkeleton />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data && shops.length === 0 && (
        <EmptyState icon={<MapPin size={36} />} title={m.nearby.noneTitle} detail={m.nearby.noneDetail} />
      )}
      <ul className="flex flex-col gap-3">
        {shops.map((shop) => (
          <ShopTile key={shop.author.id} shop={shop} />
        ))}
      </ul>
      <LoadMore query={query} />
    </section>
  );
}

function ShopTile({ shop }: { shop: ShopCard }) {
  const m = useMessages();
  const { locale } = useLocale();
  const { author, introduction } = shop;
  const trade = m.trades[shop.trade] ?? shop.trade;
  const facts = [
    trade,
    m.home.clipCount(countText(shop.clipCount, locale)),
    m.home.productCount(countText(shop.productCount, locale)),
  ];
  return (
    <li className="overflow-hidden rounded-card bg-mist">
      <Link to="/shop/$id" params={{ id: author.id }} className="flex items-start gap-3 p-4">
        <Avatar name={author.name} url={author.avatarUrl} size="large" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{author.name}</span>
          <span className="block truncate text-xs text-soft">{facts.join(' · ')}</span>
          {introduction !== '' && (
            <span className="mt-1 line-clamp-2 text-sm wrap-anywhere">{introduction}</span>
          )}
        </span>
        <ChevronRight size={16} className="mt-4 shrink-0 text-soft" />
      </Link>
    </li>
  );
}

function NearbySkeleton() {
  return (
    <div className="flex flex-col gap-3">
      {['a', 'b', 'c'].map((row) => (
        <Skeleton key={row} className="h-24 w-full rounded-card" />
      ))}
    </div>
  );
}
