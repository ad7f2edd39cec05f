import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Badge, Button, Select, showToast } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { changed } from '../search.ts';
import {
  type Difference,
  DifferenceTable,
  differencesQuery,
  reconciliationKey,
} from './reconciliation-differences.tsx';

const pageApi = getRouteApi('/desk/reconciliation');

const fetchRuns = (query: { limit: number; cursor?: string }) =>
  unwrap(api.GET('/api/v1/ops/reconciliation', { params: { query } }));
type Run = Awaited<ReturnType<typeof fetchRuns>>['items'][number];
const runsQuery = pagedQuery<Run>([...reconciliationKey, 'runs'], fetchRuns);

const tones = { waiting: 'neutral', failed: 'danger', even: 'jade', uneven: 'amber' } as const;
const idOf = ({ day, provider }: Run) => `${day}-${provider}`;

/** What payment providers say they moved, day by day, and what of it does not fit. */
export function ReconciliationPage() {
  const messages = useMessages();
  const words = messages.reconciliationPage;
  const { open } = pageApi.useSearch();
  const navigate = pageApi.useNavigate();
  const queue = usePagedRows(runsQuery);
  return (
    <CaseDesk
      title={messages.reconciliation}
      filters={null}
      queue={queue}
      cases={queue.rows}
      idOf={idOf}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={{ title: words.emptyTitle, detail: words.emptyDetail }}
      row={(run) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="figures block truncate font-semibold">{run.day}</span>
            <span className="block truncate text-xs text-soft">
              {words.providers[run.provider] ?? run.provider}
              {run.openDifferences > 0 && ` · ${words.open(run.openDifferences)}`}
            </span>
          </span>
          <Badge tone={tones[run.state]}>{words.states[run.state]}</Badge>
        </>
      )}
      evidence={(run) => <Evidence run={run} />}
      decision={(run) => <Decision run={run} />}
    />
  );
}

const figures = (text: string) => <span className="figures">{text}</span>;

function Evidence({ run }: { run: Run }) {
  const { locale } = useLocale();
  const words = useMessages().reconciliationPage;
  const differences = usePagedRows(differencesQuery(run));
  const explained = run.differences - run.openDifferences;
  return (
    <>
      <div className="mb-6">
        <h2 className="figures mb-2 flex flex-wrap items-center gap-3 text-lg font-semibold">
          {run.day} {words.providers[run.provider] ?? run.provider}
          <Badge tone={tones[run.state]}>{words.states[run.state]}</Badge>
        </h2>
        <p className="text-sm text-soft">{words.stateDetails[run.state]}</p>
        {run.detail !== '' && <p className="mt-1 text-sm break-words text-danger">{run.detail}</p>}
      </div>
      <Facts
        facts={[
          [words.entries, figures(run.entries.toLocaleString(locale))],
          ...run.totals.flatMap(({ currency, ...sums }) =>
            (
              [
                [words.captured, sums.captureCents],
                [words.refunded, sums.refundCents],
                [words.split, sums.splitCents],
                [words.fee, sums.feeCents],
              ] as const
            ).map(
              ([name, cents]) =>
                [
                  run.totals.length > 1 ? `${name} ${currency}` : name,
                  figures(moneyText(cents, currency, locale)),
                ] as const,
            ),
          ),
          [words.checked, figures(absoluteTime(run.checkedAt, locale))],
          [words.differences, explained > 0 ? words.explained(explained) : null],
        ]}
      />
      {(run.state === 'even' || run.state === 'uneven') && (
        <PanelSection title={words.differences}>
          <DifferenceTable list={differences} />
        </PanelSection>
      )}
    </>
  );
}

function Decision({ run }: { run: Run }) {
  const words = useMessages().reconciliationPage;
  const queries = useQueryClient();
  const { rows } = usePagedRows(differencesQuery(run));
  const settle = () => queries.invalidateQueries({ queryKey: reconciliationKey });
  const again = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/ops/reconciliation/{provider}/{day}/run', {
          params: { path: { provider: run.provider, day: run.day } },
        }),
      ),
    onSuccess: () => {
      showToast(words.againDone);
      settle();
    },
  });
  return (
    <>
      <ExplainForm open={rows.filter(({ explanation }) => explanation === null)} onDone={settle} />
      <div className="flex flex-col gap-4">
        <p className="text-sm text-soft">{words.againEffect}</p>
        <ProblemNotice error={again.error} />
        <Button look="outline" wide busy={again.isPending} onClick={() => again.mutate()}>
          {words.again}
        </Button>
      </div>
    </>
  );
}

function ExplainForm({ open, onDone }: { open: readonly Difference[]; onDone: () => void }) {
  const words = useMessages().reconciliationPage;
  const [chosen, setChosen] = useState<number | null>(null);
  const difference = open.find(({ id }) => id === chosen) ?? open[0];
  const explain = useMutation({
    mutationFn: ({ id, explanation }: { id: number; explanation: string }) =>
      unwrap(
        api.POST('/api/v1/ops/reconciliation/differences/{id}/explanation', {
          params: { path: { id } },
          body: { explanation },
        }),
      ),
    onSuccess: () => {
      showToast(words.explainDone);
      onDone();
    },
  });
  if (difference === undefined) return null;
  return (
    <div className="mb-8 flex flex-col gap-4">
      <Select
        label={words.which}
        value={String(difference.id)}
        onChange={({ target }) => setChosen(Number(target.value))}
        options={open.map(({ id, kind, reference }) => ({
          value: String(id),
          label: `${words.kinds[kind]} …${reference.slice(-8)}`,
        }))}
      />
      <ReasonForm
        readBy="operators"
        key={difference.id}
        label={words.explain}
        effect={words.explainEffect}
        busy={explain.isPending}
        error={explain.error}
        onDecide={(explanation) => explain.mutate({ id: difference.id, explanation })}
      />
    </div>
  );
}
