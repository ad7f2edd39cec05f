import { useMutation } from '@tanstack/react-query';
import { Pencil, X } from 'lucide-react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { bulkEditMax, matchingIds, type ProductQuery } from './product-queries.ts';

interface ChosenBarProps {
  shopId: string;
  /** What the list shows, for choosing all of it. */
  query: ProductQuery;
  chosen: ReadonlySet<string>;
  /** Whether there are others than the chosen ones. */
  more: boolean;
  onChange: (chosen: ReadonlySet<string>) => void;
  onEdit: () => void;
}

/** How many products are chosen, and what can be done with them. */
export function ChosenBar({ shopId, query, chosen, more, onChange, onEdit }: ChosenBarProps) {
  const words = useMessages().productBulk;
  const { state, stock, text } = query;
  const all = useMutation({
    mutationFn: () =>
      matchingIds(shopId, {
        ...(state === undefined ? {} : { state }),
        ...(stock === undefined ? {} : { stock }),
        ...(text === undefined ? {} : { text }),
      }),
    onSuccess: (ids) => onChange(new Set(ids)),
  });
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-mist px-4 py-2 text-sm">
      <p role="status" className="figures me-2 font-semibold">
        {words.chosen(chosen.size)}
      </p>
      <Button size="small" icon={<Pencil size={16} />} onClick={onEdit}>
        {words.edit}
      </Button>
      {more && chosen.size < bulkEditMax && (
        <Button look="outline" size="small" busy={all.isPending} onClick={() => all.mutate()}>
          {words.chooseMatching(bulkEditMax)}
        </Button>
      )}
      <Button look="quiet" size="small" icon={<X size={16} />} onClick={() => onChange(new Set())}>
        {words.clear}
      </Button>
      <ProblemNotice error={all.error} />
    </div>
  );
}
