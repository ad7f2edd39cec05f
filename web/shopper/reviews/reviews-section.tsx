import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { codeOf } from '../../shared/api.ts';
import { ErrorState, Skeleton } from '../../ui/index.ts';
import { Stars } from '../../ui/stars.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { meanText } from './rating-head.tsx';
import { ReviewCard } from './review-card.tsx';
import { ratingQuery } from './review-queries.ts';
import { useReviewWords } from './review-words.ts';

/** On a product: how it is rated, the two most useful reviews, and the way to all of them. */
export default function ReviewsSection({ productId }: { productId: string }) {
  const m = useMessages();
  const words = useReviewWords();
  const query = useQuery(ratingQuery(productId));
  if (query.isPending) return <Skeleton className="h-24 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  const { rating, best } = query.data;
  const { mean, count } = rating;
  return (
    <section aria-label={words.title}>
      <h4 className="flex items-center gap-2 text-sm font-semibold">
        {words.title}
        {mean !== null && (
          <>
            <span className="figures" aria-hidden="true">
              {meanText(mean)}
            </span>
            <Stars value={mean} label={words.mean(meanText(mean))} />
            <Link
              to="/p/$productId/reviews"
              params={{ productId }}
              className="touchable ms-auto flex items-center text-xs font-normal text-soft"
            >
              {words.all(count)}
              <ChevronRight size={14} aria-hidden="true" />
            </Link>
          </>
        )}
      </h4>
      {mean === null ? (
        <p className="pt-2 text-sm text-soft">{words.none}</p>
      ) : (
        <div className="divide-y divide-line">
          {best.map((review) => (
            <ReviewCard key={review.id} review={review} clamp />
          ))}
        </div>
      )}
    </section>
  );
}
