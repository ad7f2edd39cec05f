import type { RankingView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { EmptyState, Tabs } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { CalibrationPlot, shareText } from './calibration-plot.tsx';

const rankingQuery = {
  queryKey: ['ops', 'interest'],
  queryFn: () => unwrap(api.GET('/api/v1/ops/interest')),
  refetchInterval: 10_000,
};

/** How the ranking of the feed is doing. */
export function InterestPage() {
  const messages = useMessages();
  const { data, error, isPending, refetch } = useQuery(rankingQuery);
  return (
    <>
      <PageHead title={messages.interest} note={messages.interestPage.note} />
      <div className="min-h-0 flex-1 overflow-auto border-t border-line">
        {isPending ? (
          <TableSkeleton rows={6} />
        ) : data === undefined ? (
          <ProblemState error={error} onRetry={refetch} />
        ) : (
          <div className="grid grid-cols-1 gap-x-8 px-4 desk:grid-cols-2">
            <Calibration ranking={data} />
            <div className="min-w-0">
              <Channels ranking={data} />
              <Weights ranking={data} />
              <Counters ranking={data} />
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 py-5">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {note !== undefined && <p className="mt-1 text-sm text-soft">{note}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}

function Calibration({ ranking }: { ranking: RankingView }) {
  const words = useMessages().interestPage;
  const { locale } = useLocale();
  const panelId = useId();
  const [chosen, setChosen] = useState('longView');
  const shown = ranking.calibration.find(({ task }) => task === chosen);
  const name = words.tasks[chosen] ?? chosen;
  return (
    <Section title={words.calibration} note={words.calibrationNote}>
      <Tabs
        label={words.task}
        tabs={ranking.calibration.map(({ task }) => ({ value: task, label: words.tasks[task] ?? task }))}
        value={chosen}
        onChange={setChosen}
        panelId={panelId}
      />
      <div id={panelId} role="tabpanel" aria-label={name} className="pt-4">
        {shown === undefined || shown.bins.length === 0 ? (
          <EmptyState icon={<Compass size={28} />} title={words.noBins} />
        ) : (
          <>
            <CalibrationPlot task={name} bins={shown.bins} error={shown.expectedCalibrationError} />
            <dl className="mt-3 flex gap-8 text-sm">
              <div>
                <dt className="text-xs text-soft">{words.error}</dt>
                <dd className="figures">{shareText(shown.expectedCalibrationError, locale)}</dd>
              </div>
              <div>
                <dt className="text-xs text-soft">{words.exposures}</dt>
                <dd className="figures">{countText(shown.count, locale)}</dd>
              </div>
            </dl>
          </>
        )}
      </div>
    </Section>
  );
}

function Channels({ ranking }: { ranking: RankingView }) {
  const words = useMessages().interestPage;
  const { locale } = useLocale();
  return (
    <Section title={words.channels} note={words.channelsNote}>
      {ranking.channels.length === 0 ? (
        <p className="text-sm text-soft">{words.channelsEmpty}</p>
      ) : (
        <ul aria-label={words.channels} className="space-y-3">
          {ranking.channels.map(({ channel, slots, share }) => (
            <li key={channel} className="text-sm">
              <div className="flex justify-between gap-4">
                <span>{words.channelNames[channel] ?? channel}</span>
                <span className="figures whitespace-nowrap">
                  {shareText(share, locale)}
                  <span className="ms-2 text-xs text-soft">{words.slots(countText(slots, locale))}</span>
                </span>
              </div>
              <svg
                viewBox="0 0 100 4"
                preserveAspectRatio="none"
                className="mt-1 h-1 w-full rounded-full"
                aria-hidden="true"
              >
                <rect width="100" height="4" className="fill-fill" />
                <rect width={100 * share} height="4" className="fill-jade" />
              </svg>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Weights({ ranking }: { ranking: RankingView }) {
  const words = useMessages().interestPage;
  const { locale } = useLocale();
  return (
    <div className="grid gap-x-8 tablet:grid-cols-2">
      <Section title={words.weights} note={words.weightsNote}>
        <Figures
          rows={ranking.values.map(({ task, worth }) => [
            words.tasks[task] ?? task,
            worth.toLocaleString(locale),
          ])}
        />
      </Section>
      <Section title={words.signals} note={words.signalsNote}>
        <Figures
          rows={ranking.signals.map(({ signal, weight }) => [
            words.signalNames[signal] ?? signal,
            shareText(weight, locale),
          ])}
        />
      </Section>
    </div>
  );
}

function Counters({ ranking }: { ranking: RankingView }) {
  const words = useMessages().interestPage;
  const { locale } = useLocale();
  return (
    <Section title={words.counters}>
      <Figures
        rows={ranking.counters.map(({ name, count }) => [
          words.counterNames[name] ?? name,
          count.toLocaleString(locale),
        ])}
      />
    </Section>
  );
}

function Figures({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="divide-y divide-line text-sm">
      {rows.map(([name, figure]) => (
        <div key={name} className="flex justify-between gap-4 py-2">
          <dt className="text-soft">{name}</dt>
          <dd className="figures">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
