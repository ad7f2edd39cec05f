import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Conversation } from '../../ui/conversation.tsx';
import { RelativeTime, SkeletonLines, showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';

const askEveryMs = 10_000;

/** What I and the shop write about an order; what is shown is read. */
export default function OrderMessages({ orderId }: { orderId: string }) {
  const m = useMessages();
  const words = m.orderDesk;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const key = ['order-messages', orderId];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      unwrap(
        api.GET('/api/v1/orders/{id}/messages', {
          params: { path: { id: orderId }, query: pageParam === null ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: askEveryMs,
  });
  const write = useMutation({
    mutationFn: (text: string) =>
      unwrap(api.POST('/api/v1/orders/{id}/messages', { params: { path: { id: orderId } }, body: { text } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
    onError: (error) => showToast(errorText(m, codeOf(error)), 'danger'),
  });
  const messages = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [newest] = messages;
  const newestId = newest?.side === 'shop' ? newest.id : undefined;
  useEffect(() => {
    if (newestId === undefined) return;
    void api
      .PUT('/api/v1/orders/{id}/messages/read', {
        params: { path: { id: orderId } },
        body: { messageId: newestId },
      })
      .then(() => queries.invalidateQueries({ queryKey: ['order', orderId] }));
  }, [newestId, orderId, queries]);
  if (query.isPending) return <SkeletonLines count={2} />;
  return (
    <Conversation
      label={words.messages}
      messages={messages.map((message) => ({
        ...{ id: message.id, author: '', text: message.text },
        mine: message.side === 'buyer',
        at: <RelativeTime at={message.at} locale={locale} />,
      }))}
      empty={query.isError ? errorText(m, codeOf(query.error)) : words.messagesEmpty}
      onOlder={query.hasNextPage ? () => void query.fetchNextPage() : null}
      olderLabel={words.older}
      onSend={(text) => write.mutateAsync(text)}
      inputLabel={words.write}
      sendLabel={words.sendMessage}
    />
  );
}
