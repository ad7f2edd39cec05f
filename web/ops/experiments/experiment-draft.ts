import type { Metric, NewExperiment, Setting } from './experiment-queries.ts';

/** A form as it is being filled in: what was typed, not yet what it means. */
export interface ExperimentDraft {
  readonly name: string;
  readonly hypothesis: string;
  readonly metric: Metric;
  readonly sharePercent: string;
  readonly holdoutPercent: string;
  readonly worthwhile: string;
  readonly variants: readonly VariantDraft[];
}

export interface VariantDraft {
  readonly id: number;
  readonly name: string;
  /** By setting; empty is as usual. */
  readonly policy: Readonly<Record<string, string>>;
}

export const emptyVariant = (id: number): VariantDraft => ({ id, name: '', policy: {} });

export const emptyDraft: ExperimentDraft = {
  name: '',
  hypothesis: '',
  metric: 'completion',
  sharePercent: '20',
  holdoutPercent: '5',
  worthwhile: '1',
  variants: [emptyVariant(1)],
};

/** What is wrong, by field: `name`, `variants.0.name`, `variants.0.likeValue` …; a range, or that nothing is said. */
export type DraftFault = { readonly least: number; readonly most: number } | 'missing' | 'no-setting';
export type DraftFaults = ReadonlyMap<string, DraftFault>;

/** The experiment a form describes, or what is wrong with it. */
export function readDraft(
  draft: ExperimentDraft,
  settings: readonly Setting[],
): { readonly experiment: NewExperiment } | { readonly faults: DraftFaults } {
  const faults = new Map<string, DraftFault>();
  const text = (field: string, value: string, lengthMin: number) => {
    if (value.trim().length < lengthMin) faults.set(field, 'missing');
    return value.trim();
  };
  const number = (field: string, value: string, least: number, most: number) => {
    const found = value.trim() === '' ? Number.NaN : Number(value);
    if (!(found >= least && found <= most)) faults.set(field, { least, most });
    return found;
  };
  const isRate = draft.metric !== 'orders-per-person';
  const worthwhile = isRate
    ? number('worthwhile', draft.worthwhile, 0.01, 50) / 100
    : number('worthwhile', draft.worthwhile, 0.0001, 1);
  const variants = draft.variants.map(({ name, policy }, at) => {
    const said = settings.filter((setting) => (policy[setting.name] ?? '').trim() !== '');
    if (said.length === 0) faults.set(`variants.${at}`, 'no-setting');
    return {
      name: text(`variants.${at}.name`, name, 1),
      policy: Object.fromEntries(
        said.map(({ name: setting, least, most }) => [
          setting,
          number(`variants.${at}.${setting}`, policy[setting] ?? '', least, most),
        ]),
      ),
    };
  });
  const experiment: NewExperiment = {
    name: text('name', draft.name, 2),
    hypothesis: text('hypothesis', draft.hypothesis, 2),
    metric: draft.metric,
    sharePercent: Math.round(number('sharePercent', draft.sharePercent, 1, 100)),
    holdoutPercent: Math.round(number('holdoutPercent', draft.holdoutPercent, 0, 50)),
    ...{ worthwhile, variants },
  };
  return faults.size === 0 ? { experiment } : { faults };
}
