import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge, Button } from '../../ui/index.ts';
import { CaseDesk } from '../case/case-desk.tsx';
import { CaseHistory } from '../case/case-history.tsx';
import { useMessages } from '../messages/index.ts';
import { changed } from '../search.ts';
import { ExperimentDecision } from './experiment-decision.tsx';
import { ExperimentForm } from './experiment-form.tsx';
import { ExperimentJudgement } from './experiment-judgement.tsx';
import { type Experiment, experimentsQuery } from './experiment-queries.ts';
import { ExperimentResults } from './experiment-results.tsx';
import { differenceText } from './figure-text.ts';

const pageApi = getRouteApi('/desk/experiments');
const tones = { draft: 'neutral', judging: 'amber', running: 'jade', stopped: 'neutral' } as const;

/** What is tried out on the feed, what came of it, and what to do next. */
export function ExperimentsPage() {
  const messages = useMessages();
  const words = messages.experimentPage;
  const { open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const [isCreating, setCreating] = useState(false);
  const list = usePagedRows(experimentsQuery);
  const openCase = (id: string | undefined) =>
    navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined });
  return (
    <>
      <CaseDesk
        title={messages.experiments}
        filters={
          <div className="px-4 pb-4">
            <Button look="outline" wide icon={<Plus size={18} />} onClick={() => setCreating(true)}>
              {words.create}
            </Button>
          </div>
        }
        queue={list}
        cases={list.rows}
        idOf={({ id }) => id}
        openId={open}
        onOpen={openCase}
        empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
        row={(experiment) => (
          <>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{experiment.name}</span>
              <span className="block truncate text-xs text-soft">{words.metrics[experiment.metric]}</span>
            </span>
            <Badge tone={tones[experiment.state]}>{words.states[experiment.state]}</Badge>
          </>
        )}
        evidence={(experiment) => <Evidence experiment={experiment} />}
        decision={(experiment) => <ExperimentDecision experiment={experiment} />}
      />
      <ExperimentForm
        open={isCreating}
        onClose={() => setCreating(false)}
        onCreated={(id) => {
          setCreating(false);
          openCase(id);
        }}
      />
    </>
  );
}

function Evidence({ experiment }: { experiment: Experiment }) {
  const words = useMessages().experimentPage;
  const { locale } = useLocale();
  const { state, metric, sharePercent, holdoutPercent, worthwhile } = experiment;
  const time = (at: string | null) =>
    at === null ? null : <span className="figures">{absoluteTime(at, locale)}</span>;
  return (
    <>
      <div className="mb-6">
        <h2 className="mb-2 flex flex-wrap items-center gap-3 text-lg font-semibold">
          <span className="min-w-0 break-words">{experiment.name}</span>
          <Badge tone={tones[state]}>{words.states[state]}</Badge>
        </h2>
        <p className="text-sm break-words">{experiment.hypothesis}</p>
        <p className="mt-1 text-sm text-soft">{words.stateDetails[state]}</p>
      </div>
      <div className="mb-6">
        <Facts
          facts={[
            [words.metric, `${words.metrics[metric]} · ${words.metricHints[metric]}`],
            [words.worthwhile, differenceText(metric, worthwhile, locale, words.points, 'never')],
            [words.share, `${sharePercent}%`],
            [words.holdoutShare, holdoutPercent === 0 ? null : `${holdoutPercent}%`],
            [words.variants, <Variants key="variants" experiment={experiment} />],
            [words.judged, time(experiment.judgingAt)],
            [words.started, time(experiment.startedAt)],
            [words.stopped, time(experiment.stoppedAt)],
            [words.stopReason, experiment.stopReason],
          ]}
        />
      </div>
      {experiment.startedAt !== null && <ExperimentResults experiment={experiment} />}
      {experiment.judgingAt !== null && <ExperimentJudgement experiment={experiment} />}
      <CaseHistory subjectId={experiment.id} />
    </>
  );
}

function Variants({ experiment }: { experiment: Experiment }) {
  const words = useMessages().experimentPage;
  const { locale } = useLocale();
  const labelOf = (name: string) => words.settings[name as keyof typeof words.settings] ?? name;
  return (
    <ul className="flex flex-col gap-1">
      {experiment.variants.map(({ key, name, policy }) => (
        <li key={key}>
          <span className="font-semibold">{name}</span>
          <span className="figures block text-xs text-soft">
            {Object.entries(policy)
              .map(([setting, value]) => `${labelOf(setting)} ${Number(value).toLocaleString(locale)}`)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
