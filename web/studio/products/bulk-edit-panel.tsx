import type { BulkChange, BulkEditView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, showToast } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { type BulkDraft, emptyBulkDraft, readBulkDraft } from './bulk-draft.ts';
import { BulkFields } from './bulk-fields.tsx';
import { BulkResult } from './bulk-result.tsx';
import { bulkEditMax, bulkEditProducts, previewBulkEdit, productsKey } from './product-queries.ts';

interface BulkEditPanelProps {
  shopId: string;
  productIds: readonly string[];
  onClose: () => void;
  /** Everything was changed that could be. */
  onDone: () => void;
}

interface Look {
  readonly productIds: string[];
  readonly change: BulkChange;
  readonly view: BulkEditView;
}

/** One change for many products: chosen, looked at, then made. */
export function BulkEditPanel({ shopId, productIds, onClose, onDone }: BulkEditPanelProps) {
  const messages = useMessages();
  const words = messages.productBulk;
  const formId = useId();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<BulkDraft>(emptyBulkDraft);
  const [tried, setTried] = useState(false);
  const [look, setLook] = useState<Look | null>(null);
  const reading = readBulkDraft(draft);
  const preview = useMutation({
    mutationFn: async (change: BulkChange): Promise<Look> => {
      const ids = productIds.slice(0, bulkEditMax);
      return { productIds: ids, change, view: await previewBulkEdit(shopId, ids, change) };
    },
    onSuccess: setLook,
  });
  const apply = useMutation({
    mutationFn: (seen: Look) => bulkEditProducts(shopId, seen.productIds, seen.change),
    onSuccess: (view, seen) => {
      showToast(words.done(view.changed));
      if (view.refused === 0) onDone();
      else setLook({ ...seen, view });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: productsKey(shopId) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reading.ok) preview.mutate(reading.change);
  };
  const title = words.title(Math.min(productIds.length, bulkEditMax));
  if (look !== null) {
    const made = apply.data !== undefined;
    return (
      <SidePanel
        title={title}
        onClose={onClose}
        footer={
          <div className="flex flex-col gap-3">
            <ProblemNotice error={apply.error} />
            <div className="flex justify-end gap-3">
              {made ? (
                <Button onClick={onDone}>{messages.ui.close}</Button>
              ) : (
                <>
                  <Button look="outline" disabled={apply.isPending} onClick={() => setLook(null)}>
                    {words.back}
                  </Button>
                  <Button
                    busy={apply.isPending}
                    disabled={look.view.changed === 0}
                    onClick={() => apply.mutate(look)}
                  >
                    {words.apply(look.view.changed)}
                  </Button>
                </>
              )}
            </div>
          </div>
        }
      >
        <p role="status" className="mb-3 text-sm font-semibold">
          {made
            ? `${words.done(look.view.changed)} ${words.doneRefused(look.view.refused)}`
            : words.result(look.view.changed, look.view.unchanged, look.view.refused)}
        </p>
        <BulkResult view={look.view} />
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          {tried && !reading.ok && reading.problem === 'nothing' && (
            <p role="alert" className="text-sm text-danger">
              {words.nothing}
            </p>
          )}
          <ProblemNotice error={preview.error} />
          <div className="flex items-center justify-between gap-3">
            <p className="text-xs text-soft">{words.lookHint}</p>
            <Button type="submit" form={formId} busy={preview.isPending} className="shrink-0">
              {words.look}
            </Button>
          </div>
        </div>
      }
    >
      {productIds.length > bulkEditMax && (
        <p role="status" className="mb-3 text-sm text-amber">
          {words.tooMany(bulkEditMax)}
        </p>
      )}
      <form id={formId} onSubmit={submit} noValidate>
        <BulkFields
          draft={draft}
          problem={tried && !reading.ok ? reading.problem : null}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
      </form>
    </SidePanel>
  );
}
