import type { ShopOrderView } from '@kanmai/client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Conversation } from '../../ui/conversation.tsx';
import { RelativeTime, SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { maySell, useAuthor } from '../shell/authors.ts';
import { orderCountsQuery, orderQuery, ordersKey } from './order-queries.ts';

const askEveryMs = 10_000;

/** What the shop and the buyer write about an order; what is shown is read. */
export function OrderMessages({ shopId, order }: { shopId: string; order: ShopOrderView }) {
  const words = useMessages().orderDesk;
  const { locale } = useLocale();
  const role = useAuthor()?.role ?? null;
  const queries = useQueryClient();
  const key = [...ordersKey(shopId), 'messages', order.id];
  const params = { path: { shopId, id: order.id } };
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/orders/{id}/messages', {
          params: { ...params, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: askEveryMs,
  });
  const write = useMutation({
    mutationFn: (text: string) =>
      unwrap(api.POST('/api/v1/studio/shops/{shopId}/orders/{id}/messages', { params, body: { text } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const messages = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [newest] = messages;
  const newestId = newest?.side === 'buyer' ? newest.id : undefined;
  useEffect(() => {
    if (newestId === undefined) return;
    const path = { shopId, id: order.id };
    void api
      .PUT('/api/v1/studio/shops/{shopId}/orders/{id}/messages/read', {
        params: { path },
        body: { messageId: newestId },
      })
      .then(() => {
        void queries.invalidateQueries({ queryKey: orderCountsQuery(shopId).queryKey });
        void queries.invalidateQueries({ queryKey: orderQuery(shopId, order.id).queryKey });
      });
  }, [newestId, shopId, order.id, queries]);
  return (
    <PanelSection title={words.messages}>
      {query.isPending ? (
        <SkeletonLines count={2} />
      ) : (
        <Conversation
          label={words.messages}
          messages={messages.map((message) => ({
            ...{ id: message.id, author: message.author, text: message.text },
            mine: message.side === 'shop',
            at: <RelativeTime at={message.at} locale={locale} />,
          }))}
          empty={words.messagesEmpty}
          onOlder={query.hasNextPage ? () => void query.fetchNextPage() : null}
          olderLabel={words.older}
          onSend={maySell.messageBuyers(role) ? (text) => write.mutateAsync(text) : null}
          inputLabel={words.write}
          sendLabel={words.send}
          quickTexts={messages.length === 0 ? words.quickTexts : []}
        />
      )}
      <div className="mt-2 empty:hidden">
        <ProblemNotice error={query.error ?? write.error} />
      </div>
    </PanelSection>
  );
}
