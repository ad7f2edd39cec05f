import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { applyFile, type CatalogueFile, cancelFile, filesKey } from './file-queries.ts';

const stockMax = 1_000_000;

/** The decision on a file that was looked through: nothing has changed yet. */
export function ApplyForm({ shopId, file }: { shopId: string; file: CatalogueFile }) {
  const { catalogueFiles: words } = useMessages();
  const queries = useQueryClient();
  const [takeStock, setTakeStock] = useState(true);
  const [uncounted, setUncounted] = useState('0');
  const refresh = () => queries.invalidateQueries({ queryKey: filesKey(shopId) });
  const faulty = file.faultCount > 0;
  const uncountedStock = /^\d{1,7}$/.test(uncounted) ? Number(uncounted) : Number.NaN;
  const isGood = uncountedStock <= stockMax;
  const apply = useMutation({
    mutationFn: () => applyFile(shopId, file.id, { skipFaulty: faulty, takeStock, uncountedStock }),
    onSettled: refresh,
  });
  const cancel = useMutation({ mutationFn: () => cancelFile(shopId, file.id), onSettled: refresh });
  const todo = file.newCount + file.changedCount;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) apply.mutate();
      }}
    >
      {todo > 0 && (
        <>
          <label className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              checked={takeStock}
              onChange={(event) => setTakeStock(event.target.checked)}
              className="size-5 shrink-0 accent-ink"
            />
            {words.takeStock}
          </label>
          {takeStock && (
            <div className="max-w-80">
              <TextField
                label={words.uncounted}
                hint={words.uncountedHint}
                inputMode="numeric"
                value={uncounted}
                error={isGood ? null : words.uncountedWrong}
                onChange={(event) => setUncounted(event.target.value.trim())}
              />
            </div>
          )}
        </>
      )}
      {faulty && (
        <p className="rounded-control bg-amber-wash p-3 text-sm text-amber">{words.faultyNote(todo)}</p>
      )}
      <ProblemNotice error={apply.error ?? cancel.error} />
      <div className="flex flex-wrap gap-2">
        {todo > 0 && (
          <Button type="submit" look={faulty ? 'outline' : 'solid'} busy={apply.isPending}>
            {faulty ? words.applyGood(todo) : words.apply(todo)}
          </Button>
        )}
        <Button
          look={todo === 0 ? 'solid' : 'outline'}
          busy={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {words.dismiss}
        </Button>
      </div>
      {todo === 0 && !faulty && <p className="text-sm text-soft">{words.nothingToDo}</p>}
    </form>
  );
}
