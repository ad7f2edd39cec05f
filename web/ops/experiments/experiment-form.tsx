import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, Select, showToast, TextArea, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import {
  type DraftFaults,
  type ExperimentDraft,
  emptyDraft,
  emptyVariant,
  readDraft,
  type VariantDraft,
} from './experiment-draft.ts';
import {
  createExperiment,
  experimentsKey,
  type Metric,
  type NewExperiment,
  type Setting,
  settingsQuery,
} from './experiment-queries.ts';

const variantsMax = 3;
const noFaults: DraftFaults = new Map();

interface ExperimentFormProps {
  open: boolean;
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** Writes an experiment down. What was typed is kept when the dialog is closed. */
export function ExperimentForm({ open, onClose, onCreated }: ExperimentFormProps) {
  const words = useMessages().experimentPage;
  const queries = useQueryClient();
  const [draft, setDraft] = useState<ExperimentDraft>(emptyDraft);
  const [faults, setFaults] = useState(noFaults);
  const key = useRef(crypto.randomUUID());
  const settings = useQuery({ ...settingsQuery, enabled: open }).data?.settings ?? [];
  const create = useMutation({
    mutationFn: (experiment: NewExperiment) => createExperiment(experiment, key.current),
    onSuccess: async ({ id }) => {
      showToast(words.done.create);
      await queries.invalidateQueries({ queryKey: experimentsKey });
      setDraft(emptyDraft);
      onCreated(id);
    },
    // Another content is another wish.
    onSettled: () => {
      key.current = crypto.randomUUID();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, settings);
    setFaults('faults' in read ? read.faults : noFaults);
    if ('experiment' in read && !create.isPending) create.mutate(read.experiment);
  };
  return (
    <Dialog open={open} title={words.create} onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Basics draft={draft} faults={faults} onChange={(part) => setDraft({ ...draft, ...part })} />
        {draft.variants.map((variant, at) => (
          <VariantFields
            key={variant.id}
            variant={variant}
            at={at}
            settings={settings}
            faults={faults}
            onChange={(changed) => setDraft({ ...draft, variants: draft.variants.with(at, changed) })}
            onRemove={
              draft.variants.length === 1
                ? null
                : () => setDraft({ ...draft, variants: draft.variants.toSpliced(at, 1) })
            }
          />
        ))}
        {draft.variants.length < variantsMax && (
          <Button
            look="quiet"
            onClick={() => {
              const id = Math.max(...draft.variants.map((variant) => variant.id)) + 1;
              setDraft({ ...draft, variants: [...draft.variants, emptyVariant(id)] });
            }}
          >
            {words.form.add}
          </Button>
        )}
        <ProblemNotice error={create.error} />
        <Button type="submit" wide busy={create.isPending}>
          {words.form.save}
        </Button>
      </form>
    </Dialog>
  );
}

/** What is wrong with a field, in words. */
function useFault(faults: DraftFaults): (field: string) => string | null {
  const words = useMessages().experimentPage.form;
  const { locale } = useLocale();
  return (field) => {
    const fault = faults.get(field);
    if (fault === undefined) return null;
    if (fault === 'no-setting') return words.noSetting;
    if (fault === 'missing') return words.missing;
    return words.range(fault.least.toLocaleString(locale), fault.most.toLocaleString(locale));
  };
}

function Basics({
  draft,
  faults,
  onChange,
}: {
  draft: ExperimentDraft;
  faults: DraftFaults;
  onChange: (part: Partial<ExperimentDraft>) => void;
}) {
  const words = useMessages().experimentPage;
  const fault = useFault(faults);
  const isRate = draft.metric !== 'orders-per-person';
  const metrics = Object.entries(words.metrics) as [Metric, string][];
  return (
    <>
      <TextField
        label={words.form.name}
        value={draft.name}
        maxLength={80}
        error={fault('name')}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <TextArea
        label={words.hypothesis}
        hint={words.form.hypothesisHint}
        value={draft.hypothesis}
        rows={2}
        maxLength={500}
        error={fault('hypothesis')}
        onChange={({ target }) => onChange({ hypothesis: target.value })}
      />
      <Select
        label={words.metric}
        hint={words.metricHints[draft.metric]}
        value={draft.metric}
        options={metrics.map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => onChange({ metric: target.value as Metric })}
      />
      <TextField
        label={words.worthwhile}
        hint={isRate ? words.form.worthwhilePoints : words.form.worthwhileOrders}
        inputMode="decimal"
        value={draft.worthwhile}
        error={fault('worthwhile')}
        onChange={({ target }) => onChange({ worthwhile: target.value })}
      />
      <TextField
        label={words.share}
        hint={words.form.shareHint}
        inputMode="numeric"
        value={draft.sharePercent}
        error={fault('sharePercent')}
        onChange={({ target }) => onChange({ sharePercent: target.value })}
      />
      <TextField
        label={words.holdoutShare}
        hint={words.form.holdoutHint}
        inputMode="numeric"
        value={draft.holdoutPercent}
        error={fault('holdoutPercent')}
        onChange={({ target }) => onChange({ holdoutPercent: target.value })}
      />
    </>
  );
}

function VariantFields({
  variant,
  at,
  settings,
  faults,
  onChange,
  onRemove,
}: {
  variant: VariantDraft;
  at: number;
  settings: readonly Setting[];
  faults: DraftFaults;
  onChange: (changed: VariantDraft) => void;
  onRemove: (() => void) | null;
}) {
  const words = useMessages().experimentPage;
  const { locale } = useLocale();
  const fault = useFault(faults);
  const none = fault(`variants.${at}`);
  return (
    <fieldset className="flex flex-col gap-3 rounded-card border border-line p-4">
      <legend className="px-1 text-sm font-semibold">{words.form.variant('ABC'[at] ?? '')}</legend>
      <TextField
        label={words.form.variantName}
        value={variant.name}
        maxLength={60}
        error={fault(`variants.${at}.name`)}
        onChange={({ target }) => onChange({ ...variant, name: target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        {settings.map(({ name, usual }) => (
          <TextField
            key={name}
            label={words.settings[name]}
            inputMode="decimal"
            placeholder={words.form.usual(usual.toLocaleString(locale))}
            value={variant.policy[name] ?? ''}
            error={fault(`variants.${at}.${name}`)}
            onChange={({ target }) =>
              onChange({ ...variant, policy: { ...variant.policy, [name]: target.value } })
            }
          />
        ))}
      </div>
      {none !== null && (
        <p role="alert" className="text-xs text-danger">
          {none}
        </p>
      )}
      {onRemove !== null && (
        <Button look="quiet" size="small" onClick={onRemove}>
          {words.form.remove}
        </Button>
      )}
    </fieldset>
  );
}
