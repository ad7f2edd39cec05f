import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { ApiProblem } from '../../shared/api.ts';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { EmptyState, Skeleton } from '../../ui/index.ts';
import { AppealNote } from '../appeals/appeal-note.tsx';
import { isPreparing } from '../clips/clip-draft.ts';
import { latestClipsQuery } from '../clips/clip-queries.ts';
import { useMessages } from '../messages/index.ts';
import { ReviewNote } from '../opening/review-note.tsx';
import { orderCountsQuery } from '../orders/order-queries.ts';
import { useNow } from '../orders/use-now.ts';
import { reviewCountsQuery } from '../reviews/review-queries.ts';
import { maySell, type StudioAuthor, useAuthor, useShopState } from '../shell/authors.ts';
import { DecisionRow } from './decision-row.tsx';
import { decideNext, type Situation } from './decisions.ts';
import { deskQuery, longestWaitingQuery } from './desk-query.ts';
import { LatestClips } from './latest-clips.tsx';
import { LatestOrders } from './latest-orders.tsx';
import { TodayFigures } from './today-figures.tsx';

/** What to do next. */
export function HomePage() {
  const author = useAuthor();
  return author === undefined ? null : <Home author={author} />;
}

function Home({ author }: { author: StudioAuthor }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.homePage;
  const nowMs = useNow();
  const { situation, today: sold, pending, error, retry } = useSituation(author);
  const decisions = useMemo(() => decideNext(situation, nowMs), [situation, nowMs]);
  const today = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' }).format(
    nowMs,
  );
  // One persimmon a screen: for the most pressing decision that earns money.
  const accented = decisions.find((decision) => decision.kind === 'ship' || decision.kind === 'first-clip');
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={words.title} note={today} />
      <div className="grid gap-8 px-4 pb-8 wide:grid-cols-[minmax(0,1fr)_360px]">
        <section aria-label={words.title}>
          <ReviewNote />
          {sold !== null && <TodayFigures today={sold} />}
          {author.role === 'owner' && <AppealNote kind="shop" id={author.id} />}
          {error ? (
            <div className="rounded-card border border-line">
              <ProblemState error={error} onRetry={retry} />
            </div>
          ) : pending ? (
            <div className="flex flex-col gap-3">
              {[0, 1, 2].map((row) => (
                <Skeleton key={row} className="h-20" />
              ))}
            </div>
          ) : decisions.length === 0 ? (
            <div className="flex rounded-card border border-line">
              <EmptyState
                icon={<CircleCheck size={28} />}
                title={words.allDone}
                detail={words.allDoneDetail}
              />
            </div>
          ) : (
            <ul className="overflow-hidden rounded-card border border-line">
              {decisions.map((decision) => (
                <DecisionRow
                  key={keyOf(decision)}
                  decision={decision}
                  authorId={author.id}
                  accent={decision === accented}
                />
              ))}
            </ul>
          )}
        </section>
        <div className="flex min-w-0 flex-col gap-8">
          {author.kind === 'shop' && maySell.readOrders(author.role) && <LatestOrders shopId={author.id} />}
          <LatestClips authorId={author.id} />
        </div>
      </div>
    </div>
  );
}

function keyOf(decision: ReturnType<typeof decideNext>[number]): string {
  const parts = 'attribute' in decision ? decision.attribute : '';
  const subject =
    'productId' in decision
      ? decision.productId
      : 'clipId' in decision
        ? decision.clipId
        : 'promotionId' in decision
          ? decision.promotionId
          : '';
  return `${decision.kind} ${subject} ${parts}`;
}

/** Reads what the decisions are taken from. What a role may not see is no decision of its. */
function useSituation(author: StudioAuthor) {
  const isShop = author.kind === 'shop';
  const shopState = useShopState(author.id);
  const seesOrders = isShop && maySell.readOrders(author.role);
  const counts = useQuery({ ...orderCountsQuery(author.id), enabled: seesOrders });
  const longestWaiting = useQuery({ ...longestWaitingQuery(author.id), enabled: seesOrders });
  const desk = useQuery({ ...deskQuery(author.id), enabled: isShop });
  const answersBuyers = isShop && maySell.messageBuyers(author.role);
  const reviews = useQuery({ ...reviewCountsQuery(author.id), enabled: answersBuyers });
  const clips = useQuery({
    ...latestClipsQuery(author.id),
    enabled: maySell.publishClips(author),
    refetchInterval: ({ state }) => (state.data?.some(isPreparing) ? 2_000 : false),
  });
  const all = [counts, longestWaiting, desk, clips, reviews];
  const situation = useMemo(
    (): Situation => ({
      shopState: isShop ? shopState : null,
      counts: counts.data ?? null,
      longestWaiting: longestWaiting.data ?? null,
      desk: desk.data ?? null,
      mayWrite: maySell.writeProducts(author.role),
      lowReviews: reviews.data?.lowUnanswered ?? 0,
      clips: clips.data ?? [],
    }),
    [isShop, shopState, author.role, counts.data, longestWaiting.data, desk.data, reviews.data, clips.data],
  );
  const failed = all.find(
    (query) => query.error !== null && !isRefusal(query.error) && query.data === undefined,
  );
  return {
    situation,
    today: desk.data?.today ?? null,
    pending: all.some((query) => query.isLoading),
    error: failed?.error ?? null,
    retry: () => {
      for (const query of all) if (query.error) query.refetch();
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 403;
}
