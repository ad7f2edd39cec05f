import type { ReviewableOrderView } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import { codeOf } from '../../shared/api.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { buttonClass, EmptyState, ErrorState, Skeleton, Tabs } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { LinePicture } from '../trade/line-picture.tsx';
import { OwnReviewCard } from './own-review-card.tsx';
import { waitingQuery, writtenQuery } from './review-queries.ts';
import { useReviewWords } from './review-words.ts';

/** What I have to review, and what I wrote. */
export function MyReviewsPage() {
  const words = useReviewWords();
  const navigate = useNavigate();
  const { tab = 'waiting' } = useSearch({ from: '/me/reviews' });
  return (
    <Page title={words.mineTitle}>
      <div className="-mx-4 pb-4">
        <Tabs
          label={words.mineTitle}
          panelId="my-reviews"
          value={tab}
          tabs={(['waiting', 'written'] as const).map((value) => ({ value, label: words.tabs[value] }))}
          onChange={(next) =>
            void navigate({
              to: '/me/reviews',
              search: next === 'waiting' ? {} : { tab: next },
              replace: true,
            })
          }
        />
      </div>
      <div id="my-reviews" role="tabpanel" className="flex flex-1 flex-col">
        <SignInGate>{tab === 'waiting' ? <Waiting /> : <Written />}</SignInGate>
      </div>
    </Page>
  );
}

function Waiting() {
  const m = useMessages();
  const words = useReviewWords();
  const query = useInfiniteQuery(waitingQuery);
  const orders = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Skeleton className="h-28 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  if (orders.length === 0)
    return (
      <EmptyState
        icon={<MessageSquareText size={36} />}
        title={words.waitingNone}
        detail={words.waitingNoneDetail}
      />
    );
  return (
    <>
      <ul className="flex flex-col gap-3">
        {orders.map((order) => (
          <li key={order.orderId}>
            <WaitingOrder order={order} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function WaitingOrder({ order }: { order: ReviewableOrderView }) {
  const words = useReviewWords();
  const { locale } = useLocale();
  const open = order.lines.filter(({ can }) => can.review);
  return (
    <section aria-label={order.shop.name} className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <h2 className="truncate text-sm font-semibold">{order.shop.name}</h2>
      <ul className="flex flex-col gap-2">
        {open.map((line) => (
          <li key={line.position} className="flex gap-3">
            <LinePicture url={line.pictureUrl} small />
            <div className="min-w-0 flex-1">
              <p className="line-clamp-2 text-sm wrap-anywhere">{line.title}</p>
              <p className="truncate text-xs text-soft">{line.variantTitle}</p>
            </div>
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 text-xs text-soft">
          {order.reviewUntil !== null && words.until(absoluteTime(order.reviewUntil, locale))}
        </p>
        <Link
          to="/orders/$orderId/review"
          params={{ orderId: order.orderId }}
          className={buttonClass('outline', 'small')}
        >
          {words.write}
        </Link>
      </div>
    </section>
  );
}

function Written() {
  const m = useMessages();
  const words = useReviewWords();
  const query = useInfiniteQuery(writtenQuery);
  const reviews = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Skeleton className="h-28 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  if (reviews.length === 0)
    return (
      <EmptyState
        icon={<MessageSquareText size={36} />}
        title={words.writtenNone}
        detail={words.writtenNoneDetail}
      />
    );
  return (
    <>
      <ul className="flex flex-col gap-3">
        {reviews.map((review) => (
          <li key={review.id}>
            <OwnReviewCard review={review} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}
