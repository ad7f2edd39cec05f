import type { ReviewView } from '@kanmai/client';
import { BadgeCheck, Clapperboard, Radio } from 'lucide-react';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, RelativeTime } from '../../ui/index.ts';
import { Photos } from '../../ui/photo-viewer.tsx';
import { Stars } from '../../ui/stars.tsx';
import { useReviewWords } from './review-words.ts';

/** What everybody sees of a review, its author's own included. */
export type ShownReview = Omit<ReviewView, 'author' | 'helpful' | 'mine'>;

/** How the goods came to the one who reviews them: bought for sure, and through what. */
export function ReviewBadges({ review }: { review: ShownReview }) {
  const words = useReviewWords();
  const { source } = review;
  return (
    <>
      <Badge tone="jade" icon={<BadgeCheck size={12} aria-hidden="true" />}>
        {words.verified}
      </Badge>
      {source !== null && (
        <Badge
          icon={
            source.kind === 'room' ? (
              <Radio size={12} aria-hidden="true" />
            ) : (
              <Clapperboard size={12} aria-hidden="true" />
            )
          }
        >
          {words.sources[source.kind]}
        </Badge>
      )}
      {review.refunded && <Badge tone="amber">{words.refunded}</Badge>}
    </>
  );
}

/** Stars for the goods; those for service and logistics only where they say something else. */
export function ReviewStars({ review }: { review: ShownReview }) {
  const words = useReviewWords();
  const others = [
    [words.aspects.service, review.serviceStars],
    [words.aspects.logistics, review.logisticsStars],
  ] as const;
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-xs text-soft">
      <Stars value={review.goodsStars} label={words.stars(review.goodsStars)} />
      {others
        .filter(([, stars]) => stars !== review.goodsStars)
        .map(([name, stars]) => (
          <span key={name} className="figures">
            {name} {words.stars(stars)}
          </span>
        ))}
    </span>
  );
}

/** What was written, shown, added later and answered. Text is text. */
export function ReviewText({ review, clamp = false }: { review: ShownReview; clamp?: boolean }) {
  const words = useReviewWords();
  const { locale } = useLocale();
  const { text, followUp, answer } = review;
  const body = `text-sm wrap-anywhere whitespace-pre-line ${clamp ? 'line-clamp-3' : ''}`;
  return (
    <>
      {text !== '' && <p className={body}>{text}</p>}
      <Photos urls={review.pictureUrls} words={words} />
      {followUp !== null && (
        <div className="flex flex-col gap-2 border-s-2 border-line ps-3">
          <p className="text-xs text-soft">{words.followUp(followUp.days)}</p>
          <p className={body}>{followUp.text}</p>
          <Photos urls={followUp.pictureUrls} words={words} />
        </div>
      )}
      {answer !== null && (
        <div className="rounded-control bg-fill p-2">
          <p className="text-xs text-soft">
            {words.answer} · <RelativeTime at={answer.at} locale={locale} />
            {answer.changedAt !== null && ` · ${words.changed}`}
          </p>
          <p className={body}>{answer.text}</p>
        </div>
      )}
    </>
  );
}
