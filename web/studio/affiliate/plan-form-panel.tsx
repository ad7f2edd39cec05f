import type { PlanInput } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Select, SkeletonLines, showToast, TextField } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { useProductChoice } from '../products/use-product-choice.ts';
import { affiliateKey, makePlan, openCampaignsQuery } from './affiliate-queries.ts';
import { CreatorsField } from './creators-field.tsx';
import { emptyPlan, type PlanDraft, type PlanField, planKinds, readPlan } from './plan-draft.ts';
import { PlanPreview } from './plan-preview.tsx';
import { rateText, readRate } from './rate.ts';

interface PlanFormPanelProps {
  shopId: string;
  onClose: () => void;
  onSaved: (id: string) => void;
}

const none: ReadonlySet<PlanField> = new Set();

/** A new plan: which product, for whom, at what commission, and what that leaves the shop. */
export function PlanFormPanel({ shopId, onClose, onSaved }: PlanFormPanelProps) {
  const words = useMessages().affiliatePage;
  const formId = useId();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(emptyPlan);
  const [tried, setTried] = useState(false);
  const reading = readPlan(draft, Date.now());
  const problems = tried && !reading.ok ? reading.problems : none;
  const save = useMutation({
    mutationFn: (input: PlanInput) => makePlan(shopId, input),
    onSuccess: (saved) => {
      showToast(words.saved);
      void queries.invalidateQueries({ queryKey: affiliateKey(shopId) });
      onSaved(saved.id);
    },
  });
  const change = (part: Partial<PlanDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading.ok) save.mutate(reading.input);
  };
  const rate = readRate(draft.rate, 100, 5_000);
  const ask =
    rate === null || draft.product === null
      ? null
      : {
          priceCents: draft.product.priceCents,
          rateBasisPoints: rate,
          leaderBasisPoints: draft.kind === 'campaign' ? (draft.campaign?.feeBasisPoints ?? 0) : 0,
        };
  return (
    <SidePanel
      title={words.make}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          <ProblemNotice error={save.error} />
          <Button type="submit" form={formId} busy={save.isPending} className="self-end">
            {words.save}
          </Button>
        </div>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <ProductField shopId={shopId} draft={draft} missing={problems.has('product')} onChange={change} />
        <Select
          label={words.kind}
          hint={words.kindNotes[draft.kind]}
          value={draft.kind}
          options={planKinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(event) => change({ kind: event.target.value as PlanDraft['kind'] })}
        />
        {draft.kind === 'campaign' && (
          <CampaignField shopId={shopId} draft={draft} missing={problems.has('campaign')} onChange={change} />
        )}
        <TextField
          label={words.rate}
          inputMode="decimal"
          value={draft.rate}
          error={problems.has('rate') ? words.rateWrong : null}
          onChange={(event) => change({ rate: event.target.value })}
        />
        <TextField
          label={words.ends}
          type="date"
          hint={draft.kind === 'open' ? words.endsHint : words.endsNeeded}
          value={draft.ends}
          error={problems.has('ends') ? (draft.ends === '' ? words.endsNeeded : words.endsWrong) : null}
          onChange={(event) => change({ ends: event.target.value })}
        />
        {draft.kind === 'target' && (
          <CreatorsField
            shopId={shopId}
            chosen={draft.creators}
            missing={problems.has('creators')}
            onChange={(creators) => change({ creators })}
          />
        )}
      </form>
      <div className="mt-6">
        <PlanPreview shopId={shopId} ask={ask} />
      </div>
    </SidePanel>
  );
}

interface FieldProps {
  shopId: string;
  draft: PlanDraft;
  missing: boolean;
  onChange: (part: Partial<PlanDraft>) => void;
}

const productsShown = 6;

function ProductField({ shopId, draft, missing, onChange }: FieldProps) {
  const words = useMessages().affiliatePage;
  const [text, setText] = useState('');
  const query = useProductChoice(shopId, text);
  const found = (query.data ?? []).slice(0, productsShown);
  return (
    <fieldset className="flex flex-col gap-2 text-sm">
      <legend className="pb-1 text-soft">{words.product}</legend>
      <TextField
        label={words.findProduct}
        type="search"
        value={text}
        error={missing ? words.chooseProduct : null}
        onChange={(event) => setText(event.target.value)}
      />
      {query.isPending && <SkeletonLines count={3} />}
      <ProblemNotice error={query.error} />
      {query.data?.length === 0 && <p className="text-soft">{words.noProducts}</p>}
      {found.map(({ id, title, variants }) => (
        <label key={id} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="product"
            className="size-5 accent-ink"
            checked={draft.product?.id === id}
            onChange={() =>
              onChange({
                product: { id, priceCents: Math.min(...variants.map(({ priceCents }) => priceCents)) },
              })
            }
          />
          <span className="min-w-0 flex-1 truncate">{title}</span>
        </label>
      ))}
    </fieldset>
  );
}

function CampaignField({ shopId, draft, missing, onChange }: FieldProps) {
  const words = useMessages().affiliatePage;
  const query = useQuery(openCampaignsQuery(shopId));
  const campaigns = query.data ?? [];
  if (query.isPending) return <SkeletonLines count={1} />;
  if (query.isError) return <ProblemNotice error={query.error} />;
  if (campaigns.length === 0) return <p className="text-sm text-soft">{words.noCampaigns}</p>;
  return (
    <Select
      label={words.campaign}
      value={draft.campaign?.id ?? ''}
      error={missing ? words.chooseCampaign : null}
      options={[
        { value: '', label: words.chooseCampaign },
        ...campaigns.map(({ id, name, leader, feeBasisPoints, rateBasisPointsMin }) => ({
          value: id,
          label: words.campaignOption(
            name,
            leader.name,
            rateText(feeBasisPoints),
            rateText(rateBasisPointsMin),
          ),
        })),
      ]}
      onChange={(event) =>
        onChange({ campaign: campaigns.find(({ id }) => id === event.target.value) ?? null })
      }
    />
  );
}
