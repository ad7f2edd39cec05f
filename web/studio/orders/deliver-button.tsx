import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { deliverOrder, orderQuery, ordersKey } from './order-queries.ts';

export function DeliverButton({ shopId, orderId }: { shopId: string; orderId: string }) {
  const { orderPage: words } = useMessages();
  const queries = useQueryClient();
  const deliver = useMutation({
    mutationFn: () => deliverOrder(shopId, orderId),
    onSuccess: (order) => {
      queries.setQueryData(orderQuery(shopId, orderId).queryKey, order);
      showToast(words.delivered);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ordersKey(shopId) }),
  });
  return (
    <div className="flex flex-col gap-3">
      <ProblemNotice error={deliver.error} />
      <div className="flex items-center justify-between gap-4">
        <p className="text-xs text-soft">{words.deliverHint}</p>
        <Button busy={deliver.isPending} onClick={() => deliver.mutate()}>
          {words.deliver}
        </Button>
      </div>
    </div>
  );
}
