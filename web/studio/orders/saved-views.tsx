import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, classNames, Dialog, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

type ListName = 'orders' | 'after-sales';
const viewsKey = (shopId: string, list: ListName) => ['studio', shopId, 'saved-views', list] as const;

/** The address of a table: which row is open is no part of a view. */
interface TableSearch {
  text?: string;
  days?: string;
  view?: string;
  open?: string;
}

interface SavedViewsProps<Search extends TableSearch> {
  shopId: string;
  list: ListName;
  /** What the table shows now. */
  search: Search;
  read: (search: Record<string, unknown>) => Search;
  onChoose: (search: Search) => void;
}

/** The views that somebody keeps under a name of their own, and the way to keep this one. */
export function SavedViews<Search extends TableSearch>(props: SavedViewsProps<Search>) {
  const { shopId, list, search, read, onChoose } = props;
  const words = useMessages().orderDesk;
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const { data } = useQuery({
    queryKey: viewsKey(shopId, list),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/saved-views', {
          params: { path: { shopId }, query: { list } },
        }),
      ),
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      unwrap(
        api.DELETE('/api/v1/studio/shops/{shopId}/saved-views/{id}', { params: { path: { shopId, id } } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: viewsKey(shopId, list) }),
  });
  const views = (data?.items ?? []).map((view) => ({ ...view, search: read(view.search) }));
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
      {naming && <NameDialog shopId={shopId} list={list} search={now} onClose={() => setNaming(false)} />}
    </div>
  );
}

interface NameDialogProps {
  shopId: string;
  list: ListName;
  search: TableSearch;
  onClose: () => void;
}

function NameDialog({ shopId, list, search, onClose }: NameDialogProps) {
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
          body: { list, name: name.trim(), search: { ...search } },
        }),
      ),
    onSuccess: (kept) => {
      queries.setQueryData(viewsKey(shopId, list), kept);
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

/** What is kept of an address: everything but what is open. */
function keptOf({ open: _open, ...search }: TableSearch): TableSearch {
  return search;
}

function sameSearch(a: TableSearch, b: TableSearch): boolean {
  return a.view === b.view && a.text === b.text && a.days === b.days;
}
