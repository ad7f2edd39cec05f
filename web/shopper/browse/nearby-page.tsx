import type { AuthorHome } from '@kanmai/client';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, MapPin } from 'lucide-react';
import { useState } from 'react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, buttonClass, EmptyState, Select, Skeleton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { seenShopIds } from '../feed/feeds.ts';
import { useMessages } from '../messages/index.ts';
import { shopHomeQuery } from './home-query.ts';

/** The shops that this person came across, by the city each of them names. */
export function NearbyPage() {
  const m = useMessages();
  const [city, setCity] = useState('');
  const [ids] = useState(seenShopIds);
  const homes = useQueries({ queries: ids.map((id) => shopHomeQuery(id)) });
  const shops = homes.flatMap(({ data }) => (data?.city ? [data] : []));
  const cities = [...new Set(shops.map((shop) => shop.city ?? ''))].toSorted();
  const shown = cities.filter((one) => city === '' || one === city);
  return (
    <Page root title={m.nearby.title}>
      {homes.some(({ isPending }) => isPending) && <NearbySkeleton />}
      {homes.every(({ isPending }) => !isPending) && shops.length === 0 && (
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
      {shops.length > 0 && (
        <>
          <p className="pb-3 text-sm text-soft">{m.nearby.detail}</p>
          <Select
            label={m.nearby.city}
            value={city}
            onChange={(event) => setCity(event.target.value)}
            options={[
              { value: '', label: m.nearby.allCities },
              ...cities.map((one) => ({ value: one, label: one })),
            ]}
          />
        </>
      )}
      {shown.map((one) => (
        <section key={one} className="pt-6">
          <h2 className="pb-2 text-sm font-semibold">{m.nearby.inCity(one)}</h2>
          <ul className="divide-y divide-line overflow-hidden rounded-card bg-mist">
            {shops
              .filter((shop) => shop.city === one)
              .map((shop) => (
                <ShopRow key={shop.author.id} shop={shop} />
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function ShopRow({ shop }: { shop: AuthorHome }) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <li>
      <Link to="/shop/$id" params={{ id: shop.author.id }} className="flex items-center gap-3 p-3">
        <Avatar name={shop.author.name} url={shop.author.avatarUrl} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{shop.author.name}</span>
          <span className="block truncate text-xs text-soft">
            {m.home.clipCount(countText(shop.clipCount, locale))} ·{' '}
            {m.home.productCount(countText(shop.productCount, locale))}
          </span>
        </span>
        <ChevronRight size={16} className="text-soft" />
      </Link>
    </li>
  );
}

function NearbySkeleton() {
  return (
    <div className="flex flex-col gap-3">
      {['a', 'b', 'c'].map((row) => (
        <Skeleton key={row} className="h-16 w-full rounded-card" />
      ))}
    </div>
  );
}
