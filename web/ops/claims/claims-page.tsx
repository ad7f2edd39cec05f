import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import type { ClaimSummary, ClaimView } from '../../shared/guarantees/claim-view.ts';
import { rightTitle } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useLocale } from '../../shared/i18n.ts';
import { SkeletonLines, Tabs } from '../../ui/index.ts';
import { CaseDesk } from '../case/case-desk.tsx';
import { useMessages } from '../messages/index.ts';
import { changed, claimViews } from '../search.ts';
import { ClaimDecision } from './claim-decision.tsx';
import { claimsKey } from './claim-queries.ts';
import { ClaimStory } from './claim-story.tsx';

const pageApi = getRouteApi('/desk/claims');
type View = (typeof claimViews)[number];

const claimsQuery = (view: View) =>
  pagedQuery<ClaimSummary>([...claimsKey, view], (ask) =>
    unwrap(api.GET('/api/v1/ops/claims', { params: { query: { ...ask, view } } })),
  );

/** Claims under guarantees that need a person, and appeals, the longest waiting first. */
export function ClaimsPage() {
  const messages = useMessages();
  const words = useClaimWords();
  const { locale } = useLocale();
  const { view = 'to-rule', open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(claimsQuery(view));
  return (
    <CaseDesk
      title={words.title}
      filters={
        <Tabs
          label={messages.shopPage.state}
          panelId="cases"
          value={view}
          tabs={claimViews.map((value) => ({ value, label: words.ops.views[value] }))}
          onChange={(next) => navigate({ search: next === 'to-rule' ? {} : { view: next } })}
        />
      }
      queue={queue}
      cases={queue.rows}
      idOf={(one) => one.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.ops.emptyTitle, detail: words.ops.emptyDetail }}
      row={(one) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">
              {rightTitle(one, locale)} · {words.states[one.state]}
            </span>
            <span className="block truncate text-xs text-soft">
              {one.shop.name} · {one.line.title}
            </span>
          </span>
          <span className="figures shrink-0 text-xs text-soft">
            {moneyText(one.paidCents > 0 ? one.paidCents : one.stakeCents, one.currency, locale)}
          </span>
        </>
      )}
      evidence={(one) => <Whole claimId={one.id} show={(of) => <ClaimStory of={of} />} />}
      decision={(one) => <Whole claimId={one.id} show={(of) => <ClaimDecision of={of} />} />}
    />
  );
}

function Whole({ claimId, show }: { claimId: string; show: (of: ClaimView) => ReactNode }) {
  const { data, error, refetch } = useQuery({
    queryKey: [...claimsKey, 'one', claimId],
    queryFn: (): Promise<ClaimView> =>
      unwrap(api.GET('/api/v1/ops/claims/{id}', { params: { path: { id: claimId } } })),
  });
  if (data !== undefined) return show(data);
  return error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={6} />;
}
