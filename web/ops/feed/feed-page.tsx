import { useQuery } from '@tanstack/react-query';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Loading } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { FeedCardsForm } from './feed-cards-form.tsx';
import { feedCardsQuery } from './feed-queries.ts';

/** What operators decide of the feed. */
export function FeedPage() {
  const messages = useMessages();
  const cards = useQuery(feedCardsQuery);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PageHead title={messages.feedSettings} note={messages.feedPage.note} />
      <div className="max-w-2xl px-4 pb-8">
        {cards.isPending ? (
          <Loading />
        ) : cards.data === undefined ? (
          <ProblemState error={cards.error} onRetry={() => void cards.refetch()} />
        ) : (
          <FeedCardsForm key={cards.data.changedAt} known={cards.data} />
        )}
      </div>
    </div>
  );
}
