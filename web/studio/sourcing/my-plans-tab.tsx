import type { CreatorPlanView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Handshake } from 'lucide-react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, EmptyState, showToast } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { affiliateKey } from '../affiliate/affiliate-queries.ts';
import { PlanState } from '../affiliate/plan-panel.tsx';
import { rateText } from '../affiliate/rate.ts';
import { useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { answerInvitation, myPlansQuery } from './sourcing-queries.ts';

/** Plans a creator promotes by, and invitations to answer. */
export function MyPlansTab({ creatorId }: { creatorId: string }) {
  const words = useMessages().promotingPage;
  const query = usePagedRows(myPlansQuery(creatorId));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      {query.isPending ? (
        <TableSkeleton />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.rows.length === 0 ? (
        <EmptyState icon={<Handshake size={28} />} title={words.noPlansTitle} detail={words.noPlansDetail} />
      ) : (
        <ul className="flex max-w-4xl flex-col gap-3">
          {query.rows.map((plan) => (
            <PlanRow key={plan.id} creatorId={creatorId} plan={plan} />
          ))}
          <ListEnd count={query.rows.length} {...query} />
        </ul>
      )}
    </div>
  );
}

function PlanRow({ creatorId, plan }: { creatorId: string; plan: CreatorPlanView }) {
  const messages = useMessages();
  const words = messages.affiliatePage;
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, plan.product.currency, locale);
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line p-3 text-sm tablet:flex-row tablet:items-center">
      <Thumb url={plan.product.pictureUrl} shape="large" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-semibold">{plan.product.title}</span>
          <PlanState state={plan.state} />
        </p>
        <p className="figures truncate text-xs text-soft">
          {plan.shop.name} · {words.kinds[plan.kind]} · {rateText(plan.rateBasisPoints)}
          {plan.earnsCents !== null && ` · ${messages.sourcingPage.earns(money(plan.earnsCents))}`}
        </p>
        <p className="figures text-xs text-soft">
          {words.clicks} {plan.results.clicks} · {words.orders} {plan.results.orders} · {words.gmv}{' '}
          {money(plan.results.gmvCents)}
          {plan.endsAt !== null && ` · ${words.endsShort} ${absoluteTime(plan.endsAt, locale)}`}
        </p>
      </div>
      <Answer {...{ creatorId, plan }} />
    </li>
  );
}

function Answer({ creatorId, plan }: { creatorId: string; plan: CreatorPlanView }) {
  const messages = useMessages();
  const words = messages.promotingPage;
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (accept: boolean) => answerInvitation(creatorId, plan.id, accept),
    onSuccess: (_plan, accept) => {
      showToast(accept ? words.accepted : words.declined);
      void queries.invalidateQueries({ queryKey: affiliateKey(creatorId) });
    },
  });
  if (plan.invitation === null) return null;
  if (plan.invitation !== 'invited' || plan.state === 'ended') {
    const tone = plan.invitation === 'accepted' ? 'jade' : 'neutral';
    return <Badge tone={tone}>{messages.affiliatePage.invitationStates[plan.invitation]}</Badge>;
  }
  return (
    <div className="flex shrink-0 flex-wrap gap-2">
      <ProblemNotice error={answer.error} />
      <Button size="small" look="outline" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
        {words.decline}
      </Button>
      <Button size="small" busy={answer.isPending} onClick={() => answer.mutate(true)}>
        {words.accept}
      </Button>
    </div>
  );
}
