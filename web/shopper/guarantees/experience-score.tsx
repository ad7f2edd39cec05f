import { queryOptions, useQuery } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';

const words = {
  'zh-CN': {
    score: (score: string) => `体验分 ${score}`,
    of: (score: string, delivered: number) => `体验分 ${score}，满分 5；近 90 天送达 ${delivered} 单`,
    unknown: '体验分待公布',
    unknownHint: '近 90 天送达不满 30 单，还不下结论：不等于低',
  },
  en: {
    score: (score: string) => `Experience ${score}`,
    of: (score: string, delivered: number) =>
      `Experience score ${score} of 5, from ${delivered} orders delivered in 90 days`,
    unknown: 'Experience not rated yet',
    unknownHint: 'Fewer than 30 orders were delivered in 90 days: that is not a low score',
  },
} as const;

const experiencesQuery = (shopIds: readonly string[]) =>
  queryOptions({
    queryKey: ['experience', shopIds.toSorted().join(',')],
    queryFn: () =>
      unwrap(api.GET('/api/v1/experience-scores', { params: { query: { shopIds: shopIds.join(',') } } })),
    enabled: shopIds.length > 0,
    staleTime: 300_000,
  });

/** The published score of a shop, beside its name; nothing while it is not known whether there is one. */
export function ExperienceScore({ shopId, bare = false }: { shopId: string; bare?: boolean }) {
  const { locale } = useLocale();
  const say = words[locale === 'en' ? 'en' : 'zh-CN'];
  const { data } = useQuery(experiencesQuery([shopId]));
  const found = data?.items.find((item) => item.shopId === shopId);
  if (found === undefined || (bare && found.score === null)) return null;
  if (found.score === null)
    return (
      <span className="text-xs text-soft" title={say.unknownHint}>
        {say.unknown}
      </span>
    );
  const score = found.score.toFixed(2);
  return (
    <span
      title={say.of(score, found.delivered)}
      className={bare ? 'figures' : 'figures inline-flex items-center gap-1 text-xs font-medium text-jade'}
    >
      {!bare && <Gauge size={12} aria-hidden="true" />}
      {say.score(score)}
    </span>
  );
}
