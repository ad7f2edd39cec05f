import { useQuery } from '@tanstack/react-query';
import { ScanSearch } from 'lucide-react';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { foretoldQuery, type OfferedPiece, wayOf } from './foretold.ts';

/** Said before buying: that goods are inspected on their way, or may be. Nothing of goods that come directly. */
export function ForetoldLine({ goods }: { goods: readonly OfferedPiece[] }) {
  const words = useInspectionWords();
  const { data } = useQuery(foretoldQuery(goods));
  const way = data === undefined ? null : wayOf(goods, data.items);
  if (way === null) return null;
  return (
    <p className="flex gap-2 text-sm">
      <ScanSearch size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-jade" />
      {words.foretold[way]}
    </p>
  );
}
