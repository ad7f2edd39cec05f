import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { HappeningsList } from '../../shared/trust/happenings-list.tsx';
import { ScoreOverview } from '../../shared/trust/score-overview.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { Loading } from '../../ui/index.ts';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { recompute, subjectHappeningsQuery, subjectQuery, trustKey } from './trust-queries.ts';

interface SubjectReportProps {
  subjectId: string;
  version: number | undefined;
  onVersion: (version: number | undefined) => void;
}

/** The score of one subject by one version, what it is made of, and reading it anew. */
export function SubjectReport({ subjectId, version, onVersion }: SubjectReportProps) {
  const messages = useMessages();
  const words = messages.trustPage;
  const queries = useQueryClient();
  const query = useQuery(subjectQuery(subjectId, version));
  const happenings = usePagedRows(subjectHappeningsQuery(subjectId));
  const again = useMutation({
    mutationFn: (reason: string) => recompute(subjectId, reason),
    onSuccess: () => queries.invalidateQueries({ queryKey: trustKey(subjectId) }),
  });
  if (query.isPending) return <Loading />;
  if (query.data === undefined)
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  const { subject, versions, trust } = query.data;
  return (
    <div className="flex max-w-5xl flex-col gap-6 px-4 pb-12">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Facts
          facts={[
            [words.subject, subject.name || subject.id],
            [words.kind, words.kinds[subject.kind]],
            [words.category, messages.trades[subject.category] ?? subject.category],
          ]}
        />
        <FilterSelect
          label={words.version}
          value={String(trust.version)}
          options={versions.map((value) => ({ value: String(value), label: words.versionOf(value) }))}
          onChange={(value) => onVersion(Number(value) === versions.at(-1) ? undefined : Number(value))}
        />
      </div>
      <ScoreOverview report={query.data} />
      <HappeningsList list={happenings} />
      <section aria-label={words.recompute} className="flex max-w-md flex-col gap-2">
        <h2 className="text-sm font-semibold">{words.recompute}</h2>
        <ReasonForm
          readBy="operators"
          key={again.submittedAt}
          label={words.recompute}
          effect={words.recomputeEffect}
          busy={again.isPending}
          error={again.error}
          onDecide={again.mutate}
        />
        {again.data !== undefined && (
          <p role="status" className="text-sm">
            {again.data.difference < 1e-6 ? words.same : words.differs(again.data.difference)}
          </p>
        )}
      </section>
    </div>
  );
}
