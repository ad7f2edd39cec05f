import type { OwnReviewView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, RelativeTime, showToast, TextArea } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { LinePicture } from '../trade/line-picture.tsx';
import { PhotoField } from './photo-field.tsx';
import { ReviewBadges, ReviewStars, ReviewText } from './review-parts.tsx';
import { myReviewsKey, type Photo } from './review-queries.ts';
import { reviewProblem, useReviewWords } from './review-words.ts';

/** A review of mine: what became of it, and what I may still add. */
export function OwnReviewCard({ review }: { review: OwnReviewView }) {
  const words = useReviewWords();
  const { locale } = useLocale();
  return (
    <article aria-label={review.product.title} className="flex flex-col gap-2 rounded-card bg-mist p-3">
      <div className="flex gap-3">
        <LinePicture url={review.product.pictureUrl} small />
        <div className="min-w-0 flex-1">
          <Link
            to="/p/$productId"
            params={{ productId: review.productId }}
            className="line-clamp-2 text-sm wrap-anywhere"
          >
            {review.product.title}
          </Link>
          <p className="truncate text-xs text-soft">
            <RelativeTime at={review.createdAt} locale={locale} />
            {review.variantTitle !== '' && ` · ${review.variantTitle}`}
          </p>
        </div>
      </div>
      <span className="flex flex-wrap gap-2">
        <ReviewBadges review={review} />
        {review.anonymous && <Badge>{words.anonymous}</Badge>}
      </span>
      <ReviewStars review={review} />
      <ReviewText review={review} />
      {review.helpfulCount > 0 && (
        <p className="text-xs text-soft">{words.helpfulCount(review.helpfulCount)}</p>
      )}
      {review.state === 'hidden' && <Hidden review={review} />}
      {review.can.followUp && <FollowUp review={review} />}
    </article>
  );
}

function FollowUp({ review }: { review: OwnReviewView }) {
  const m = useMessages();
  const words = useReviewWords();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/reviews/{id}/follow-up', {
          params: { path: { id: review.id } },
          body: { text: text.trim(), pictureKeys: photos.map(({ key }) => key) },
        }),
      ),
    onSuccess: () => {
      showToast(words.followUpSent);
      return queries.invalidateQueries({ queryKey: myReviewsKey });
    },
    onError: (error) => showToast(reviewProblem(words, m, error), 'danger'),
  });
  if (!open) {
    return (
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 text-xs text-soft">
          {words.followUpUntil(absoluteTime(review.followUpUntil, locale))}
        </p>
        <Button look="outline" size="small" onClick={() => setOpen(true)}>
          {words.followUpWrite}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      <TextArea
        label={words.followUpSay}
        value={text}
        maxLength={500}
        onChange={({ target }) => setText(target.value)}
      />
      <PhotoField photos={photos} onChange={setPhotos} />
      <Button
        className="self-end"
        busy={send.isPending}
        disabled={text.trim() === ''}
        onClick={() => send.mutate()}
      >
        {words.followUpSend}
      </Button>
    </div>
  );
}

const appealMin = 10;

/** Why it is hidden, and the appeal against that. */
function Hidden({ review }: { review: OwnReviewView }) {
  const m = useMessages();
  const words = useReviewWords();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const subject = { subjectKind: 'review', subjectId: review.id } as const;
  const key = [...myReviewsKey, 'appeal', review.id];
  const standing = useQuery({
    queryKey: key,
    queryFn: () => unwrap(api.GET('/api/v1/studio/appeals/standing', { params: { query: subject } })),
  }).data;
  const appeal = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/studio/appeals', { body: { ...subject, text: text.trim() } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
    onError: (error) => showToast(reviewProblem(words, m, error), 'danger'),
  });
  const made = standing?.appeal ?? null;
  return (
    <div className="flex flex-col gap-2 rounded-control bg-danger-wash p-3 text-sm">
      <p className="font-semibold text-danger">{words.hidden}</p>
      <p className="wrap-anywhere">{words.hiddenWhy(review.hiddenReason ?? '')}</p>
      {made !== null && (
        <p className="wrap-anywhere">
          {made.state === 'open' ? words.appealOpen : words.appealRejected(made.answer)}
        </p>
      )}
      {standing?.decision?.mayAppeal === true && (
        <>
          <TextArea
            label={words.appealSay}
            value={text}
            maxLength={1_000}
            onChange={({ target }) => setText(target.value)}
          />
          <Button
            look="outline"
            size="small"
            className="self-end"
            busy={appeal.isPending}
            disabled={text.trim().length < appealMin}
            onClick={() => appeal.mutate()}
          >
            {words.appealSend}
          </Button>
        </>
      )}
    </div>
  );
}
