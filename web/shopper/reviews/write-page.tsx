import type { ReviewableOrderView } from '@kanmai/client';
import { newKey } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import {
  Button,
  buttonClass,
  EmptyState,
  ErrorState,
  Skeleton,
  showToast,
  TextArea,
} from '../../ui/index.ts';
import { StarField } from '../../ui/stars.tsx';
import { Page } from '../app/page.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { LinePicture } from '../trade/line-picture.tsx';
import { PhotoField } from './photo-field.tsx';
import { bodyOf, type Draft, emptyDraft, emptyLine, type LineDraft, missingOf } from './review-draft.ts';
import { myReviewsKey, orderReviewsQuery } from './review-queries.ts';
import { reviewProblem, useReviewWords } from './review-words.ts';

/** Reviews the lines of a received order on one page. */
export function WritePage() {
  const words = useReviewWords();
  const { orderId } = useParams({ from: '/orders/$orderId/review' });
  const [draft, setDraft] = useState(emptyDraft);
  return (
    <Page title={words.write} footer={<SendBar orderId={orderId} draft={draft} />}>
      <SignInGate>
        <OrderForm orderId={orderId} draft={draft} onChange={setDraft} />
      </SignInGate>
    </Page>
  );
}

type Change = (change: (before: Draft) => Draft) => void;

function OrderForm({ orderId, draft, onChange }: { orderId: string; draft: Draft; onChange: Change }) {
  const m = useMessages();
  const words = useReviewWords();
  const query = useQuery(orderReviewsQuery(orderId));
  if (query.isPending) return <Skeleton className="h-40 w-full rounded-card" />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  const order = query.data;
  const open = order.lines.filter(({ can }) => can.review);
  if (open.length === 0) {
    return (
      <EmptyState
        title={order.receivedAt === null ? words.notYet : words.nothingLeft}
        action={
          <Link to="/orders/$orderId" params={{ orderId }} className={buttonClass('outline')}>
            {words.toOrder}
          </Link>
        }
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-soft">{words.writeDetail}</p>
      {open.map((line) => (
        <LineForm
          key={line.position}
          line={line}
          draft={draft.lines[line.position] ?? emptyLine}
          onChange={(change) =>
            onChange((before) => {
              const now = change(before.lines[line.position] ?? emptyLine);
              return { ...before, lines: { ...before.lines, [line.position]: now } };
            })
          }
        />
      ))}
      <OrderStars order={order} draft={draft} onChange={onChange} />
    </div>
  );
}

interface LineFormProps {
  line: ReviewableOrderView['lines'][number];
  draft: LineDraft;
  onChange: (change: (before: LineDraft) => LineDraft) => void;
}

function LineForm({ line, draft, onChange }: LineFormProps) {
  const words = useReviewWords();
  return (
    <section aria-label={line.title} className="flex flex-col gap-3 rounded-card bg-mist p-3">
      <div className="flex gap-3">
        <LinePicture url={line.pictureUrl} small />
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 text-sm wrap-anywhere">{line.title}</p>
          <p className="truncate text-xs text-soft">{line.variantTitle}</p>
        </div>
      </div>
      <StarField
        label={words.goods}
        name={`goods-${line.position}`}
        value={draft.goodsStars}
        wordOf={(stars) => words.starWords[stars - 1] ?? ''}
        onChange={(goodsStars) => onChange((before) => ({ ...before, goodsStars }))}
      />
      <TextArea
        label={words.say}
        hint={`${words.sayHint} ${draft.text.length}/500`}
        value={draft.text}
        maxLength={500}
        rows={3}
        onChange={({ target }) => onChange((before) => ({ ...before, text: target.value }))}
      />
      <PhotoField
        photos={draft.photos}
        onChange={(change) => onChange((before) => ({ ...before, photos: change(before.photos) }))}
      />
    </section>
  );
}

function OrderStars({
  order,
  draft,
  onChange,
}: {
  order: ReviewableOrderView;
  draft: Draft;
  onChange: Change;
}) {
  const words = useReviewWords();
  const { locale } = useLocale();
  const wordOf = (stars: number) => words.starWords[stars - 1] ?? '';
  return (
    <section aria-label={words.service} className="flex flex-col gap-1 rounded-card bg-mist p-3">
      <h2 className="truncate text-sm font-semibold">{order.shop.name}</h2>
      <StarField
        label={words.aspects.service}
        name="service"
        value={draft.serviceStars}
        wordOf={wordOf}
        onChange={(serviceStars) => onChange((before) => ({ ...before, serviceStars }))}
      />
      <StarField
        label={words.aspects.logistics}
        name="logistics"
        value={draft.logisticsStars}
        wordOf={wordOf}
        onChange={(logisticsStars) => onChange((before) => ({ ...before, logisticsStars }))}
      />
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          checked={draft.anonymous}
          onChange={({ target }) => onChange((before) => ({ ...before, anonymous: target.checked }))}
          className="size-5 shrink-0 accent-ink"
        />
        <span>
          {words.anonymous}
          <span className="block text-xs text-soft">{words.anonymousDetail}</span>
        </span>
      </label>
      {order.reviewUntil !== null && (
        <p className="text-xs text-soft">{words.until(absoluteTime(order.reviewUntil, locale))}</p>
      )}
    </section>
  );
}

/** One key for what is sent, so that pressing again after a lost answer does not send it twice. */
function SendBar({ orderId, draft }: { orderId: string; draft: Draft }) {
  const m = useMessages();
  const words = useReviewWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useRef({ body: '', key: '' });
  const send = useMutation({
    mutationFn: () => {
      const body = bodyOf(draft);
      const text = JSON.stringify(body);
      if (key.current.body !== text) key.current = { body: text, key: newKey() };
      const headers = { 'idempotency-key': key.current.key };
      return unwrap(
        api.POST('/api/v1/orders/{id}/reviews', { params: { path: { id: orderId } }, body, headers }),
      );
    },
    onSuccess: async () => {
      showToast(words.sent);
      void queries.invalidateQueries({ queryKey: ['product'] });
      await queries.invalidateQueries({ queryKey: myReviewsKey });
      await navigate({ to: '/me/reviews', search: { tab: 'written' }, replace: true });
    },
    onError: (error) => showToast(reviewProblem(words, m, error), 'danger'),
  });
  const query = useQuery({ ...orderReviewsQuery(orderId), enabled: false });
  if (query.data?.lines.some(({ can }) => can.review) !== true) return null;
  const missing = missingOf(draft);
  return (
    <div className="flex items-center justify-end gap-3">
      {missing !== null && <p className="min-w-0 flex-1 text-xs text-soft">{words[missing]}</p>}
      <Button look="accent" busy={send.isPending} disabled={missing !== null} onClick={() => send.mutate()}>
        {words.send}
      </Button>
    </div>
  );
}
