import type { StudioReviewView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { MessageSquareText, SearchX, X } from 'lucide-react';
import { useMemo } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Badge, Button, EmptyState, RelativeTime, Tabs } from '../../ui/index.ts';
import { Stars } from '../../ui/stars.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { Thumb } from '../tables/thumb.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { reviewCountsQuery, shopReviewsQuery } from './review-queries.ts';
import { type ReviewSearch, reviewViews } from './review-view.ts';

const reviewsApi = getRouteApi('/$authorId/reviews');

/** What buyers say of a shop's goods, and what the shop answers. */
export function ReviewsPage() {
  const messages = useMessages();
  const words = messages.reviewsPage;
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const mayAnswer = maySell.messageBuyers(useAuthor()?.role ?? null);
  const search = reviewsApi.useSearch();
  const { view = 'all', productId, open } = search;
  const navigate = reviewsApi.useNavigate();
  const query = usePagedRows(shopReviewsQuery(shopId, search));
  const counts = useQuery(reviewCountsQuery(shopId)).data;
  const columns = useMemo(() => columnsOf(messages, locale), [messages, locale]);
  const shown = query.rows.find(({ id }) => id === open);
  const go = (next: ReviewSearch) => void navigate({ search: next });
  const kept: ReviewSearch = {
    ...(view === 'all' ? {} : { view }),
    ...(productId === undefined ? {} : { productId }),
  };
  const countOf = {
    all: counts?.all,
    unanswered: counts?.unanswered,
    'low-unanswered': counts?.lowUnanswered,
  };
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.reviews} note={words.note}>
          {productId !== undefined && (
            <Button
              look="outline"
              size="small"
              icon={<X size={16} />}
              onClick={() => go(view === 'all' ? {} : { view })}
            >
              {words.onlyProduct}
            </Button>
          )}
        </PageHead>
        <Tabs
          label={words.viewLabel}
          panelId="reviews"
          value={view}
          tabs={reviewViews.map((value) => {
            const count = value in countOf ? countOf[value as keyof typeof countOf] : undefined;
            return { value, label: words.views[value], ...(count === undefined ? {} : { count }) };
          })}
          onChange={(next) => {
            const { view: _, ...rest } = kept;
            go(next === 'all' ? rest : { ...rest, view: next });
          }}
        />
        <div
          id="reviews"
          role="tabpanel"
          aria-label={words.views[view]}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {query.isPending ? (
            <TableSkeleton />
          ) : query.data === undefined ? (
            <ProblemState error={query.error} onRetry={() => void query.refetch()} />
          ) : query.rows.length === 0 ? (
            <Nothing all={counts?.all ?? 0} onShowAll={() => go({})} />
          ) : (
            <DataTable
              label={messages.reviews}
              columns={columns}
              rows={query.rows}
              idOf={({ id }) => id}
              nameOf={({ text, product }) => text || product.title}
              openId={open ?? null}
              onOpen={(id) => void navigate({ search: { ...kept, open: id }, replace: open !== undefined })}
              card={(review) => <ReviewRow review={review} />}
              end={<ListEnd count={query.rows.length} {...query} />}
            />
          )}
        </div>
      </div>
      {shown !== undefined && (
        <ReviewPanel
          key={shown.id}
          shopId={shopId}
          review={shown}
          mayAnswer={mayAnswer}
          onClose={() => go(kept)}
        />
      )}
    </div>
  );
}

function Nothing({ all, onShowAll }: { all: number; onShowAll: () => void }) {
  const words = useMessages().reviewsPage;
  if (all === 0) {
    return (
      <EmptyState
        icon={<MessageSquareText size={28} />}
        title={words.emptyTitle}
        detail={words.emptyDetail}
      />
    );
  }
  return (
    <EmptyState
      icon={<SearchX size={28} />}
      title={words.noneTitle}
      action={
        <Button look="outline" onClick={onShowAll}>
          {words.showAll}
        </Button>
      }
    />
  );
}

function AnswerState({ review }: { review: StudioReviewView }) {
  const words = useMessages().reviewsPage;
  if (review.state === 'hidden') return <Badge tone="danger">{words.hidden}</Badge>;
  return review.answer === null ? (
    <Badge tone="amber">{words.unanswered}</Badge>
  ) : (
    <Badge tone="jade">{words.answered}</Badge>
  );
}

function ReviewRow({ review }: { review: StudioReviewView }) {
  const words = useMessages().reviewsPage;
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center justify-between gap-3">
        <Stars value={review.goodsStars} label={words.starCount(review.goodsStars)} />
        <AnswerState review={review} />
      </span>
      <span className="line-clamp-2 wrap-anywhere">{review.text || words.noText}</span>
      <span className="truncate text-xs text-soft">{review.product.title}</span>
    </span>
  );
}

function columnsOf(messages: StudioMessages, locale: Locale): DataColumn<StudioReviewView>[] {
  const words = messages.reviewsPage;
  return [
    {
      key: 'stars',
      title: words.stars,
      cell: ({ goodsStars }) => <Stars value={goodsStars} label={words.starCount(goodsStars)} />,
    },
    {
      key: 'review',
      title: words.review,
      grow: true,
      cell: ({ text, variantTitle, product }) => (
        <span className="block min-w-0">
          <span className="block truncate">{text || words.noText}</span>
          <span className="block truncate text-xs text-soft">
            {product.title}
            {variantTitle !== '' && ` · ${variantTitle}`}
          </span>
        </span>
      ),
    },
    {
      key: 'pictures',
      title: words.pictures,
      wideOnly: true,
      cell: ({ pictureUrls }) =>
        pictureUrls.length === 0 ? null : (
          <span className="flex items-center gap-2">
            <Thumb url={pictureUrls[0] ?? null} />
            {pictureUrls.length > 1 && <span className="figures text-soft">{pictureUrls.length}</span>}
          </span>
        ),
    },
    { key: 'author', title: words.author, wideOnly: true, cell: ({ author }) => author.name },
    {
      key: 'at',
      title: words.at,
      numeric: true,
      wideOnly: true,
      cell: ({ createdAt }) => (
        <span className="text-soft">
          <RelativeTime at={createdAt} locale={locale} />
        </span>
      ),
    },
    { key: 'answer', title: words.answerState, cell: (review) => <AnswerState review={review} /> },
  ];
}
