import { useQuery } from '@tanstack/react-query';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { HappeningsList } from '../../shared/trust/happenings-list.tsx';
import { ScoreOverview } from '../../shared/trust/score-overview.tsx';
import { ScoreSkeleton } from '../../shared/trust/score-skeleton.tsx';
import { useScoreWords } from '../../shared/trust/score-words.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { isCreator } from '../affiliate/affiliate-queries.ts';
import { useAuthorId } from '../shell/authors.ts';
import { FraudCases } from './fraud-cases.tsx';
import { happeningsQuery, scoreQuery } from './score-queries.ts';
import { SupposeForm } from './suppose-form.tsx';

/** How far the shop or the creator is trusted, why, and what would help. */
export function ScorePage() {
  const words = useScoreWords();
  const authorId = useAuthorId();
  const query = useQuery(scoreQuery(authorId));
  const happenings = usePagedRows(happeningsQuery(authorId));
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <PageHead title={words.title} />
      {query.isPending ? (
        <ScoreSkeleton cards={isCreator(authorId) ? 1 : 2} />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div className="flex max-w-5xl flex-col gap-6 px-4 pb-12">
          {!isCreator(authorId) && <FraudCases shopId={authorId} />}
          <ScoreOverview report={query.data} />
          <SupposeForm key={authorId} authorId={authorId} kinds={query.data.kinds} />
          <HappeningsList list={happenings} />
        </div>
      )}
    </div>
  );
}
