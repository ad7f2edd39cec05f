import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, classNames, Dialog, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type OrderSearch, readOrderSearch } from './order-views.ts';

const viewsKey = (shopId: string) => ['studio', shopId, 'saved-views', 'orders'] as const;

interface SavedViewsProps {
  shopId: string;
  /** What the table shows now. */
  search: OrderSearch;
  onChoose: (search: OrderSearch) => void;
}

/** The views that somebody keeps under a name of their own, and the way to keep this one. */
export function SavedViews({ shopId, search, onChoose }: SavedViewsProps) {
  const words = useMessages().orderDesk;
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const { data } = useQuery({
    queryKey: viewsKey(shopId),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/saved-views', {
          params: { path: { shopId }, query: { list: 'orders' } },
        }),
      ),
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      unwrap(
        api.DELETE('/api/v1/studio/shops/{shopId}/saved-views/{id}', { params: { path: { shopId, id } } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: viewsKey(shopId) }),
  });
  const views = (data?.items ?? []).map((view) => ({ ...view, search: readOrderSearch(view.search) }));
  const now = keptOf(search);
  const filtered = search.text !== undefined || search.days !== undefined;
  if (views.length === 0 && !filtered) return null;
  return (
    <div className="flex items-center gap-2 overflow-x-auto border-b border-line px-4 py-2">
      {views.map((view) => {
        const active = sameSearch(view.search, now);
        return (
          <span
            key={view.id}
            className={classNames(
              'inline-flex h-9 shrink-0 items-center rounded-full border text-sm',
              active ? 'border-ink' : 'border-line-strong',
            )}
          >
            <button
              type="button"
              aria-pressed={active}
              onClick={() => onChoose(view.search)}
              className="h-full px-3"
            >
              {view.name}
            </button>
            {active && (
              <button
                type="button"
                aria-label={words.removeView(view.name)}
                title={words.removeView(view.name)}
                onClick={() => remove.mutate(view.id)}
                className="flex size-9 items-center justify-center"
              >
                <X size={14} aria-hidden="true" />
              </button>
            )}
          </span>
        );
      })}
      {filtered && !views.some((view) => sameSearch(view.search, now)) && (
        <Button look="quiet" size="small" icon={<Bookmark size={16} />} onClick={() => setNaming(true)}>
          {words.saveView}
        </Button>
      )}
      {naming && <NameDialog shopId={shopId} search={now} onClose={() => setNaming(false)} />}
    </div>
  );
}

interface NameDialogProps {
  shopId: string;
  search: OrderSearch;
  onClose: () => void;
}

function NameDialog({ shopId, search, onClose }: NameDialogProps) {
  const messages = useMessages();
  const words = messages.orderDesk;
  const formId = useId();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/studio/shops/{shopId}/saved-views', {
          params: { path: { shopId } },
          body: { list: 'orders', name: name.trim(), search: { ...search } },
        }),
      ),
    onSuccess: (kept) => {
      queries.setQueryData(viewsKey(shopId), kept);
      showToast(words.viewSaved);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <Dialog
      open
      title={words.saveView}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} busy={save.isPending} disabled={name.trim() === ''}>
          {messages.save}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label={words.viewName}
          hint={words.viewHint}
          value={name}
          maxLength={30}
          onChange={(event) => setName(event.target.value)}
        />
        <ProblemNotice error={save.error} />
      </form>
    </Dialog>
  );
}

/** What is kept of an address: everything but the order that is open. */
function keptOf({ open: _open, ...search }: OrderSearch): OrderSearch {
  return search;
}

function sameSearch(a: OrderSearch, b: OrderSearch): boolean {
  return a.view === b.view && a.text === b.text && a.days === b.days;
}
