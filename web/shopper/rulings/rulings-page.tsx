import type { paths } from '@kanmai/client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useRulingWords } from '../../shared/rulings/words.ts';
import { Badge, EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { errorText, useMessages } from '../messages/index.ts';

type RulingPage = paths['/api/v1/rulings']['get']['responses'][200]['content']['application/json'];
type Ruling = RulingPage['items'][number];

/** What the platform ruled about live rooms, for everybody to read. */
export function RulingsPage() {
  const m = useMessages();
  const words = useRulingWords();
  const query = useInfiniteQuery({
    queryKey: ['rulings'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/rulings', {
          params: { query: pageParam === '' ? {} : { cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page: RulingPage) => page.nextCursor,
  });
  const rulings = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={words.title}>
      <p className="pb-4 text-sm text-soft">{words.note}</p>
      {query.isPending ? (
        <Skeleton className="h-32 w-full rounded-card" />
      ) : query.isError && rulings.length === 0 ? (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      ) : rulings.length === 0 ? (
        <EmptyState icon={<Scale size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
      ) : (
        <>
          <ul className="flex flex-col gap-3">
            {rulings.map((one) => (
              <li key={one.id}>
                <Link
                  to="/rulings/$rulingId"
                  params={{ rulingId: one.id }}
                  className="block rounded-card bg-mist p-3"
                >
                  <RulingHead of={one} />
                  <p className="line-clamp-2 pt-1 text-sm wrap-anywhere">{one.text}</p>
                </Link>
              </li>
            ))}
          </ul>
          <LoadMore query={query} />
        </>
      )}
    </Page>
  );
}

/** One ruling, with what follows from it. */
export function RulingPage() {
  const m = useMessages();
  const words = useRulingWords();
  const { rulingId } = useParams({ from: '/rulings/$rulingId' });
  const query = useQuery({
    queryKey: ['rulings', rulingId],
    queryFn: () => unwrap(api.GET('/api/v1/rulings/{id}', { params: { path: { id: rulingId } } })),
  });
  return (
    <Page title={words.title}>
      {query.isPending ? (
        <Skeleton className="h-48 w-full rounded-card" />
      ) : query.isError ? (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      ) : (
        <RulingBody of={query.data} />
      )}
    </Page>
  );
}

function RulingHead({ of }: { of: Ruling }) {
  const words = useRulingWords();
  const { locale } = useLocale();
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="font-semibold wrap-anywhere">{of.shop?.name ?? words.creator}</span>
      <Badge tone={of.class === 'B' ? 'danger' : 'amber'}>{words.points(of.points, of.class)}</Badge>
      <span className="figures text-xs text-soft">{absoluteTime(of.at, locale)}</span>
    </span>
  );
}

function RulingBody({ of }: { of: Ruling }) {
  const words = useRulingWords();
  const { locale } = useLocale();
  const { compensated, consequences } = of;
  return (
    <article className="flex flex-col gap-4 text-sm">
      <h2 className="text-base">
        <RulingHead of={of} />
      </h2>
      <p className="wrap-anywhere whitespace-pre-line">{of.text}</p>
      <p className="text-xs text-soft">{words.because(of.officialCode, of.article)}</p>
      <section className="rounded-card bg-mist p-3">
        <h3 className="pb-1 font-semibold">{words.follows}</h3>
        <p>
          {consequences.length === 0
            ? words.nothingFollows
            : consequences.map((kind) => words.consequences[kind]).join(' · ')}
        </p>
        <p className="figures pt-1 text-soft">
          {compensated === null
            ? words.notCompensated
            : words.compensated(
                compensated.orders,
                moneyText(compensated.cents, compensated.currency, locale),
              )}
        </p>
      </section>
    </article>
  );
}
