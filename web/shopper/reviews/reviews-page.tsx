import type { RatingView, ReviewSummaryView } from '@kanmai/client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import { codeOf } from '../../shared/api.ts';
import { Button, classNames, EmptyState, ErrorState, Select, Skeleton } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { RatingHead } from './rating-head.tsx';
import { ReviewCard } from './review-card.tsx';
import { ratingQuery, reviewsQuery } from './review-queries.ts';
import { useReviewWords } from './review-words.ts';
import { type ReviewsSearch, readReviewsSearch, reviewFilters, reviewSorts } from './reviews-search.ts';

/** All reviews of a product: how many of what, which ones, and in which order. */
export function ReviewsPage() {
  const { productId } = useParams({ from: '/p/$productId/reviews' });
  const search = readReviewsSearch(useSearch({ from: '/p/$productId/reviews' }));
  const navigate = useNavigate();
  const m = useMessages();
  const words = useReviewWords();
  const summary = useQuery(ratingQuery(productId));
  const query = useInfiniteQuery(reviewsQuery(productId, search));
  const reviews = query.data?.pages.flatMap((page) => page.items) ?? [];
  const go = (change: { [Key in keyof ReviewsSearch]: ReviewsSearch[Key] | undefined }) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
    void navigate({
      to: '/p/$productId/reviews',
      params: { productId },
      search: Object.fromEntries(next) as ReviewsSearch,
      replace: true,
    });
  };
  const failed = query.error ?? summary.error;
  return (
    <Page title={words.title}>
      {failed !== null ? (
        <ErrorState
          title={errorText(m, codeOf(failed))}
          onRetry={() => void Promise.all([query.refetch(), summary.refetch()])}
        />
      ) : summary.data === undefined ? (
        <Waiting />
      ) : summary.data.rating.count === 0 ? (
        <EmptyState icon={<MessageSquareText size={36} />} title={words.none} detail={words.noneDetail} />
      ) : (
        <>
          <RatingHead
            rating={summary.data.rating}
            chosen={search.stars}
            onChoose={(stars) => go({ stars, only: undefined })}
          />
          <Filters summary={summary.data} search={search} onChange={go} />
          {query.isPending ? (
            <Waiting />
          ) : reviews.length === 0 ? (
            <EmptyState
              title={words.noMatch}
              detail={words.noMatchDetail}
              action={
                <Button
                  look="outline"
                  onClick={() => go({ only: undefined, stars: undefined, variantId: undefined })}
                >
                  {words.clearFilter}
                </Button>
              }
            />
          ) : (
            <div className="divide-y divide-line">
              {reviews.map((review) => (
                <ReviewCard key={review.id} review={review} />
              ))}
            </div>
          )}
          <LoadMore query={query} />
        </>
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <div className="flex flex-col gap-4 py-3">
      {['a', 'b', 'c'].map((row) => (
        <Skeleton key={row} className="h-28 w-full rounded-card" />
      ))}
    </div>
  );
}

interface FiltersProps {
  summary: ReviewSummaryView;
  search: ReviewsSearch;
  onChange: (change: { [Key in keyof ReviewsSearch]: ReviewsSearch[Key] | undefined }) => void;
}

const countsOf = ({ count, withPictures, withFollowUp, low }: RatingView) => ({
  all: count,
  pictures: withPictures,
  'follow-up': withFollowUp,
  low,
});

function Filters({ summary: { rating, variants }, search, onChange }: FiltersProps) {
  const words = useReviewWords();
  const counts = countsOf(rating);
  const current = search.stars === undefined ? (search.only ?? 'all') : null;
  return (
    <div className="flex flex-col gap-3 pt-3">
      <fieldset aria-label={words.filter} className="scrollbar-none -mx-4 flex gap-2 overflow-x-auto px-4">
        {(['all', ...reviewFilters] as const).map((only) => (
          <button
            key={only}
            type="button"
            aria-pressed={current === only}
            onClick={() => onChange({ only: only === 'all' ? undefined : only, stars: undefined })}
            className={classNames(
              'touchable h-9 shrink-0 rounded-full px-3 text-sm',
              current === only ? 'bg-ink text-paper' : 'bg-mist text-ink',
            )}
          >
            {words.only[only]} <span className="figures">{counts[only]}</span>
          </button>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words.sort}
          value={search.sort ?? 'useful'}
          options={reviewSorts.map((value) => ({ value, label: words.sorts[value] }))}
          onChange={({ target }) => onChange({ sort: target.value === 'newest' ? 'newest' : undefined })}
        />
        {variants.length > 1 && (
          <Select
            label={words.variant}
            value={search.variantId ?? ''}
            options={[
              { value: '', label: words.anyVariant },
              ...variants.map(({ variantId, title, count }) => ({
                value: variantId,
                label: `${title} (${count})`,
              })),
            ]}
            onChange={({ target }) => onChange({ variantId: target.value === '' ? undefined : target.value })}
          />
        )}
      </div>
    </div>
  );
}
