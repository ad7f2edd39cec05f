import type { StudioReviewView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, buttonClass, RelativeTime, showToast, TextArea } from '../../ui/index.ts';
import { Photos } from '../../ui/photo-viewer.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { Stars } from '../../ui/stars.tsx';
import { useMessages } from '../messages/index.ts';
import { ReportForm } from './report-form.tsx';
import { answerReview, shopReviewsKey } from './review-queries.ts';

interface ReviewPanelProps {
  shopId: string;
  review: StudioReviewView;
  mayAnswer: boolean;
  onClose: () => void;
}

/** One review: what it says, and the shop's answer. */
export function ReviewPanel({ shopId, review, mayAnswer, onClose }: ReviewPanelProps) {
  const words = useMessages().reviewsPage;
  const { locale } = useLocale();
  const { product, variantTitle, source, followUp, orderId } = review;
  return (
    <SidePanel
      title={product.title}
      note={
        <span className="flex flex-wrap items-center gap-2">
          {variantTitle !== '' && <span>{variantTitle}</span>}
          <Badge tone="jade">{words.verified}</Badge>
          {source !== null && <Badge>{words.sources[source.kind]}</Badge>}
          {review.refunded && <Badge tone="amber">{words.refunded}</Badge>}
          {review.state === 'hidden' && <Badge tone="danger">{words.hidden}</Badge>}
        </span>
      }
      onClose={onClose}
      footer={
        orderId === null ? (
          <p className="text-xs text-soft">{words.anonymous}</p>
        ) : (
          <Link
            to="/$authorId/orders"
            params={{ authorId: shopId }}
            search={{ view: 'all', open: orderId }}
            className={buttonClass('outline', 'small')}
          >
            {words.order}
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <dl className="flex flex-col gap-1 text-sm">
          {(
            [
              [words.aspects.goods, review.goodsStars],
              [words.aspects.service, review.serviceStars],
              [words.aspects.logistics, review.logisticsStars],
            ] as const
          ).map(([name, stars]) => (
            <div key={name} className="flex items-center gap-3">
              <dt className="w-16 text-soft">{name}</dt>
              <dd>
                <Stars value={stars} label={words.starCount(stars)} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-xs text-soft">
          {review.author.name} · <RelativeTime at={review.createdAt} locale={locale} />
          {review.helpfulCount > 0 && ` · ${words.helpful(review.helpfulCount)}`}
        </p>
        <p className="text-sm wrap-anywhere whitespace-pre-line">{review.text || words.noText}</p>
        <Photos urls={review.pictureUrls} words={words} />
        {followUp !== null && (
          <div className="flex flex-col gap-2 border-s-2 border-line ps-3">
            <p className="text-xs text-soft">{words.followUp(followUp.days)}</p>
            <p className="text-sm wrap-anywhere whitespace-pre-line">{followUp.text}</p>
            <Photos urls={followUp.pictureUrls} words={words} />
          </div>
        )}
      </div>
      {review.state === 'shown' && <Answer shopId={shopId} review={review} mayAnswer={mayAnswer} />}
      {review.state === 'shown' && <ReportForm shopId={shopId} review={review} />}
    </SidePanel>
  );
}

/** The one answer, which can be changed. Ctrl or ⌘ with Enter sends it from the keyboard. */
function Answer({ shopId, review, mayAnswer }: Omit<ReviewPanelProps, 'onClose'>) {
  const words = useMessages().reviewsPage;
  const queries = useQueryClient();
  const kept = review.answer?.text ?? '';
  const [text, setText] = useState(kept);
  const send = useMutation({
    mutationFn: () => answerReview(shopId, review.id, text.trim()),
    onSuccess: () => {
      showToast(words.sent);
      return queries.invalidateQueries({ queryKey: shopReviewsKey(shopId) });
    },
  });
  const ready = text.trim() !== '' && text.trim() !== kept;
  if (!mayAnswer) {
    return (
      <PanelSection title={words.answer}>
        <p className="text-sm wrap-anywhere whitespace-pre-line">{kept === '' ? words.mayNot : kept}</p>
      </PanelSection>
    );
  }
  return (
    <PanelSection title={words.answer}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send.mutate();
        }}
      >
        <TextArea
          label={words.answerField}
          hint={words.answerHint}
          value={text}
          rows={4}
          maxLength={500}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) send.mutate();
          }}
        />
        <ProblemNotice error={send.error} />
        <Button type="submit" className="self-end" busy={send.isPending} disabled={!ready}>
          {kept === '' ? words.send : words.change}
        </Button>
      </form>
    </PanelSection>
  );
}
