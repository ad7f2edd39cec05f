import type { paths } from '@kanmai/client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { CategoryName } from '../products/category-name.tsx';
import { likelyBuyersOfClipQuery, likelyBuyersOfProductQuery } from './likely-buyers-queries.ts';

type LikelyBuyers =
  paths['/api/v1/studio/clips/{clipId}/likely-buyers']['get']['responses'][200]['content']['application/json'];

export function LikelyBuyersOfClip({ clipId }: { clipId: string }) {
  return <LikelyBuyersSection found={useQuery(likelyBuyersOfClipQuery(clipId))} />;
}

export function LikelyBuyersOfProduct({ shopId, productId }: { shopId: string; productId: string }) {
  return <LikelyBuyersSection found={useQuery(likelyBuyersOfProductQuery(shopId, productId))} />;
}

/** How many people would watch a thing, what they have in common, and what to do next. Nobody is named. */
function LikelyBuyersSection({ found }: { found: UseQueryResult<LikelyBuyers> }) {
  const words = useMessages().likelyBuyers;
  const { locale } = useLocale();
  if (found.isPending) return <SkeletonLines count={3} />;
  if (found.isError) return <ProblemState error={found.error} onRetry={found.refetch} />;
  const { reach, interests, cities, advice } = found.data;
  const count = (people: number) => countText(people, locale);
  return (
    <PanelSection title={words.title}>
      {reach === null ? (
        <p className="text-sm text-soft">{words.nobody}</p>
      ) : (
        <>
          <p className="figures text-sm font-semibold">{words.reach(count(reach.people))}</p>
          <p className="figures text-xs text-soft">
            {reach.low === reach.high ? words.exact : words.range(count(reach.low), count(reach.high))}
          </p>
        </>
      )}
      <Groups title={words.interests}>
        {interests.map(({ category, share }) => (
          <Group key={category} name={<CategoryName category={category} />} share={share} />
        ))}
      </Groups>
      <Groups title={words.cities}>
        {cities.map(({ city, share }) => (
          <Group key={city} name={city} share={share} />
        ))}
      </Groups>
      <p className="mt-3 rounded-control bg-mist p-3 text-sm" role="status">
        {words.advice[advice]}
      </p>
      <p className="mt-2 text-xs text-soft">{words.privacy}</p>
    </PanelSection>
  );
}

function Groups({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h4 className="mt-3 text-xs text-soft">{title}</h4>
      <ul className="flex flex-col gap-2 py-1">{children}</ul>
    </>
  );
}

function Group({ name, share }: { name: ReactNode; share: number }) {
  const words = useMessages().likelyBuyers;
  return (
    <li className="flex flex-col gap-1 text-sm">
      <span className="flex justify-between gap-3">
        <span className="min-w-0 truncate">{name}</span>
        <span className="figures shrink-0 text-soft">
          {share === 1 ? words.everybody : words.share(`${Math.round(share * 100)}%`)}
        </span>
      </span>
      <span className="block h-1 overflow-hidden rounded-full bg-fill" aria-hidden="true">
        <span className="block h-full rounded-full bg-jade" style={{ width: `${share * 100}%` }} />
      </span>
    </li>
  );
}
