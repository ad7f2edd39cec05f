import type { ReviewView } from '@kanmai/client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Flag, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMe } from '../../shared/session.ts';
import { Badge, Button, classNames, IconButton, RelativeTime, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { ReportDialog } from './report-dialog.tsx';
import { ReviewBadges, ReviewStars, ReviewText } from './review-parts.tsx';
import { reviewProblem, useReviewWords } from './review-words.ts';

/** A review as it is read: whose, how many stars, what they say, and whether it helped. */
export function ReviewCard({ review, clamp = false }: { review: ReviewView; clamp?: boolean }) {
  const words = useReviewWords();
  const { locale } = useLocale();
  const { author, variantTitle } = review;
  return (
    <article className="flex flex-col gap-2 py-3">
      <header className="flex flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="max-w-40 truncate text-sm font-medium">{author.name || words.anonymousBuyer}</span>
          {review.mine && <Badge>{words.mine}</Badge>}
          <ReviewBadges review={review} />
        </span>
        <ReviewStars review={review} />
        <span className="text-xs text-soft">
          <RelativeTime at={review.createdAt} locale={locale} />
          {variantTitle !== '' && ` · ${variantTitle}`}
        </span>
      </header>
      <ReviewText review={review} clamp={clamp} />
      <ReviewActs review={review} />
    </article>
  );
}

function ReviewActs({ review }: { review: ReviewView }) {
  const m = useMessages();
  const words = useReviewWords();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const [reporting, setReporting] = useState(false);
  const [vote, setVote] = useState({ helpful: review.helpful, helpfulCount: review.helpfulCount });
  const params = { params: { path: { id: review.id } } };
  const say = useMutation({
    mutationFn: (helpful: boolean) =>
      unwrap(
        helpful
          ? api.PUT('/api/v1/reviews/{id}/helpful', params)
          : api.DELETE('/api/v1/reviews/{id}/helpful', params),
      ),
    onSuccess: setVote,
    onError: (error) => showToast(reviewProblem(words, m, error), 'danger'),
  });
  const signedIn = (act: () => void) => () =>
    me?.signedIn === true
      ? act()
      : void navigate({ to: '/sign-in', search: { back: router.state.location.href } });
  const { helpful, helpfulCount } = vote;
  if (review.mine) {
    return helpfulCount === 0 ? null : (
      <p className="text-xs text-soft">{words.helpfulCount(helpfulCount)}</p>
    );
  }
  return (
    <footer className="flex items-center justify-end gap-1">
      <Button
        look="quiet"
        size="small"
        aria-pressed={helpful}
        aria-label={`${words.helpful}: ${words.helpfulCount(helpfulCount)}`}
        busy={say.isPending}
        icon={<ThumbsUp size={14} fill={helpful ? 'currentColor' : 'none'} aria-hidden="true" />}
        className={classNames('font-normal', helpful && 'text-jade')}
        onClick={signedIn(() => say.mutate(!helpful))}
      >
        {words.helpful}
        {helpfulCount > 0 && <span className="figures">{helpfulCount}</span>}
      </Button>
      <IconButton
        label={words.report}
        icon={<Flag size={14} className="text-soft" />}
        onClick={signedIn(() => setReporting(true))}
      />
      {reporting && <ReportDialog reviewId={review.id} onClose={() => setReporting(false)} />}
    </footer>
  );
}
