import type { ReportedReviewView } from '@kanmai/client';
import { getRouteApi } from '@tanstack/react-router';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, RelativeTime, Tabs } from '../../ui/index.ts';
import { Stars } from '../../ui/stars.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { useMessages } from '../messages/index.ts';
import { changed, reviewViews } from '../search.ts';
import { ReviewDecision } from './review-decision.tsx';
import { ReviewEvidence } from './review-evidence.tsx';

const reviewsApi = getRouteApi('/desk/reviews');
const reviewsKey = ['ops', 'reviews'] as const;

const reviewsQuery = (state: (typeof reviewViews)[number]) =>
  pagedQuery<ReportedReviewView>([...reviewsKey, state], (ask) =>
    unwrap(api.GET('/api/v1/ops/reviews', { params: { query: { ...ask, state } } })),
  );

/** Reviews that were reported, and those that were hidden. */
export function ReviewsPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.reviewPage;
  const { view = 'reported', open } = reviewsApi.useSearch();
  const navigate = reviewsApi.useNavigate();
  const queue = usePagedRows(reviewsQuery(view));
  return (
    <CaseDesk
      title={messages.reviews}
      filters={
        <Tabs
          label={messages.reviews}
          panelId="cases"
          value={view}
          tabs={reviewViews.map((value) => ({ value, label: words.views[value] }))}
          onChange={(next) => navigate({ search: next === 'reported' ? {} : { view: next } })}
        />
      }
      queue={queue}
      cases={queue.rows}
      idOf={({ id }) => id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(review) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2 break-words">{review.text || words.noText}</span>
            <span className="block truncate text-xs text-soft">{review.product.title}</span>
          </span>
          <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-soft">
            <Stars value={review.goodsStars} label={words.stars(review.goodsStars)} />
            {review.reportCount > 0 && <Badge tone="danger">{words.reportCount(review.reportCount)}</Badge>}
            <RelativeTime at={review.createdAt} locale={locale} />
          </span>
        </>
      )}
      evidence={(review) => <ReviewEvidence review={review} />}
      decision={(review) => <ReviewDecision review={review} queueKey={reviewsKey} />}
    />
  );
}
