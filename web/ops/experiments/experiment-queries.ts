import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { type PageAsk, pagedQuery } from '../../shared/desk/paged-list.tsx';

export const experimentsKey = ['ops', 'experiments'] as const;
/** The steps of people are counted within seconds. */
const freshMs = 10_000;

const fetchExperiments = (ask: PageAsk) =>
  unwrap(api.GET('/api/v1/ops/experiments', { params: { query: ask } }));
export type Experiment = Awaited<ReturnType<typeof fetchExperiments>>['items'][number];
export type Metric = Experiment['metric'];

export const experimentsQuery = pagedQuery<Experiment>([...experimentsKey, 'list'], fetchExperiments);

const fetchSettings = () => unwrap(api.GET('/api/v1/ops/experiments/settings'));
export type Setting = Awaited<ReturnType<typeof fetchSettings>>['settings'][number];

export const settingsQuery = queryOptions({
  queryKey: [...experimentsKey, 'settings'],
  queryFn: fetchSettings,
});

const pathOf = (experimentId: string) => ({ params: { path: { experimentId } } });

const fetchResults = (id: string) =>
  unwrap(api.GET('/api/v1/ops/experiments/{experimentId}/results', pathOf(id)));
export type Results = Awaited<ReturnType<typeof fetchResults>>;

export const resultsQuery = (id: string) =>
  queryOptions({
    queryKey: [...experimentsKey, 'results', id],
    queryFn: () => fetchResults(id),
    refetchInterval: freshMs,
  });

const fetchJudgement = (id: string) =>
  unwrap(api.GET('/api/v1/ops/experiments/{experimentId}/judgement', pathOf(id)));
export type Judgement = Awaited<ReturnType<typeof fetchJudgement>>;

/** Drawing intervals takes the server a moment: asked for when the case is opened and by hand, not over and over. */
export const judgementQuery = (id: string) =>
  queryOptions({ queryKey: [...experimentsKey, 'judgement', id], queryFn: () => fetchJudgement(id) });

export interface NewExperiment {
  readonly name: string;
  readonly hypothesis: string;
  readonly metric: Metric;
  readonly sharePercent: number;
  readonly holdoutPercent: number;
  readonly worthwhile: number;
  readonly variants: { name: string; policy: Record<string, number> }[];
}

/** `key` names this wish: sent twice, it makes one experiment. */
export const createExperiment = (body: NewExperiment, key: string) =>
  unwrap(api.POST('/api/v1/ops/experiments', { body, headers: { 'idempotency-key': key } }));

export const judgeExperiment = (id: string) =>
  unwrap(api.POST('/api/v1/ops/experiments/{experimentId}/judge', pathOf(id)));

export const startExperiment = (id: string) =>
  unwrap(api.POST('/api/v1/ops/experiments/{experimentId}/start', pathOf(id)));

export const stopExperiment = (id: string, reason: string) =>
  unwrap(api.POST('/api/v1/ops/experiments/{experimentId}/stop', { ...pathOf(id), body: { reason } }));

const fetchFeedSettings = () => unwrap(api.GET('/api/v1/ops/feed-settings'));
export type FeedSettings = Awaited<ReturnType<typeof fetchFeedSettings>>;
export type Adoption = FeedSettings['adoptions'][number];

/** What the feed is set to now, and what experiments led to. */
export const feedSettingsQuery = queryOptions({
  queryKey: [...experimentsKey, 'feed-settings'],
  queryFn: fetchFeedSettings,
});

export const adoptVariant = (id: string, variant: Adoption['variant'], reason: string) =>
  unwrap(
    api.POST('/api/v1/ops/experiments/{experimentId}/adopt', { ...pathOf(id), body: { variant, reason } }),
  );

export const revertAdoption = (adoptionId: number, reason: string) =>
  unwrap(
    api.POST('/api/v1/ops/feed-settings/{adoptionId}/revert', {
      params: { path: { adoptionId } },
      body: { reason },
    }),
  );
