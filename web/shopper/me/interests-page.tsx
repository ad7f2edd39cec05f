import type { InterestsView } from '@kanmai/client';
import { Sparkles } from 'lucide-react';
import { codeOf } from '../../shared/api.ts';
import { EmptyState, ErrorState, SkeletonLines } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { ChosenList, HiddenList } from './chosen-list.tsx';
import { FeedDialsPanel } from './feed-dials.tsx';
import { InterestsReset } from './interests-reset.tsx';
import { LearntLists } from './learnt-lists.tsx';
import { RecommendationsSwitch } from './recommendations-switch.tsx';
import { useInterestChanges, useInterests } from './use-interests.ts';

/** What the feed goes by: what this person asked for, and what was worked out. All of it can be corrected. */
export function InterestsPage() {
  const m = useMessages();
  const query = useInterests();
  const view = query.data;
  return (
    <Page title={m.interests.title} footer={view && !isUntouched(view) && <InterestsReset />}>
      <p className="pb-4 text-sm text-soft">{m.interests.detail}</p>
      {query.isPending && <SkeletonLines count={5} />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {view && <Interests view={view} />}
    </Page>
  );
}

function Interests({ view }: { view: InterestsView }) {
  const m = useMessages();
  const changes = useInterestChanges();
  const knowsNothing = [view.categories, view.authors, view.wanted].every((list) => list.length === 0);
  return (
    <div className="flex flex-col gap-6">
      <RecommendationsSwitch on={view.recommendations} onChange={changes.recommend} />
      <FeedDialsPanel dials={view.dials} onTurn={changes.turn} />
      <ChosenList choices={view.choices} changes={changes} />
      {knowsNothing ? (
        <EmptyState
          icon={<Sparkles size={36} />}
          title={m.interests.emptyTitle}
          detail={m.interests.emptyDetail}
        />
      ) : (
        <LearntLists view={view} changes={changes} />
      )}
      <HiddenList hidden={view.hidden} changes={changes} />
    </div>
  );
}

function isUntouched({ categories, authors, wanted, choices, hidden, dials }: InterestsView): boolean {
  const lists = [categories, authors, wanted, choices, hidden];
  return lists.every((list) => list.length === 0) && dials.freshness === 0 && dials.nearness === 0;
}
