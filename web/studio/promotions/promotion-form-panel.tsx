import type { StudioPromotionView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Select, showToast, TextField } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { LimitFields } from './limit-fields.tsx';
import { PricePreview } from './price-preview.tsx';
import {
  type DraftField,
  draftOf,
  emptyDraft,
  type PromotionDraft,
  promotionKinds,
  readDraft,
} from './promotion-draft.ts';
import { changePromotion, makePromotion, promotionsKey } from './promotion-queries.ts';
import { RuleFields } from './rule-fields.tsx';
import { ScopeFields } from './scope-fields.tsx';

interface PromotionFormPanelProps {
  shopId: string;
  /** Null for one to be made. */
  promotion: StudioPromotionView | null;
  onClose: () => void;
  onSaved: (id: string) => void;
}

const none: ReadonlySet<DraftField> = new Set();

export function PromotionFormPanel({ shopId, promotion, onClose, onSaved }: PromotionFormPanelProps) {
  const words = useMessages().promotionsPage;
  const formId = useId();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() =>
    promotion === null ? emptyDraft(Date.now()) : draftOf(promotion),
  );
  const [tried, setTried] = useState(false);
  const reading = readDraft(draft);
  const problems = tried && !reading.ok ? reading.problems : none;
  const save = useMutation({
    mutationFn: async (publish: boolean) => {
      setTried(true);
      if (!reading.ok) return null;
      const body = { ...reading.input, publish };
      return promotion === null ? makePromotion(shopId, body) : changePromotion(shopId, promotion.id, body);
    },
    onSuccess: (saved) => {
      if (saved === null) return;
      showToast(words.saved);
      void queries.invalidateQueries({ queryKey: promotionsKey(shopId) });
      onSaved(saved.id);
    },
  });
  const change = (part: Partial<PromotionDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(true);
  };
  const fields = { draft, problems, onChange: change };
  return (
    <SidePanel
      title={promotion === null ? words.make : words.edit}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          {problems.size > 0 && (
            <p role="alert" className="text-sm text-danger">
              {words.fixFirst}
            </p>
          )}
          <ProblemNotice error={save.error} />
          <div className="flex justify-end gap-3">
            <Button look="outline" disabled={save.isPending} onClick={() => save.mutate(false)}>
              {words.saveDraft}
            </Button>
            <Button type="submit" form={formId} busy={save.isPending}>
              {words.publish}
            </Button>
          </div>
        </div>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Select
          label={words.kind}
          value={draft.kind}
          options={promotionKinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(event) => change({ kind: event.target.value as PromotionDraft['kind'] })}
        />
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={draft.name}
          maxLength={60}
          error={problems.has('name') ? words.nameMissing : null}
          onChange={(event) => change({ name: event.target.value })}
        />
        <RuleFields {...fields} />
        <ScopeFields {...fields} />
        <LimitFields {...fields} />
      </form>
      <div className="mt-6">
        <PricePreview
          shopId={shopId}
          reading={readDraft({ ...draft, name: draft.name || words.thisOne })}
          replaces={promotion?.id}
        />
      </div>
    </SidePanel>
  );
}
