import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Loading, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useAuthorId } from '../shell/authors.ts';
import { ShippingForm } from './shipping-form.tsx';
import { changeShipping, type ShippingRules, shippingQuery } from './shipping-queries.ts';

/** What the shop asks for its parcels, and where it sends them. */
export function ShippingPage() {
  const shopId = useAuthorId();
  const messages = useMessages();
  const words = messages.shippingPage;
  const queries = useQueryClient();
  const query = useQuery(shippingQuery(shopId));
  const [round, setRound] = useState(0);
  const save = useMutation({
    mutationFn: (rules: ShippingRules) => changeShipping(shopId, rules, query.data?.version ?? null),
    onSuccess: (saved) => {
      queries.setQueryData(shippingQuery(shopId).queryKey, saved);
      setRound((before) => before + 1);
      showToast(words.saved);
    },
    onError: async (error) => {
      if (codeOf(error) !== 'state-conflict') return;
      // Somebody else has saved meanwhile: their rules are shown before ours can replace them.
      await query.refetch();
      setRound((before) => before + 1);
    },
  });
  const version = query.data?.version;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={messages.shipping} note={words.note} />
      <div className="flex max-w-2xl flex-col gap-4 px-4 pb-8">
        {query.data === undefined ? (
          query.isError ? (
            <ProblemState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading />
          )
        ) : (
          <>
            <p className="text-sm text-soft">{version ? words.version(version) : words.builtIn}</p>
            <ShippingForm
              key={`${shopId} ${round}`}
              rules={query.data.rules}
              error={save.error}
              busy={save.isPending}
              onChange={save.reset}
              onSave={save.mutate}
            />
          </>
        )}
      </div>
    </div>
  );
}
