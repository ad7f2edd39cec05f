import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { rightTitle } from '../../shared/guarantees/right-terms.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { productRightsQuery } from './claim-query.ts';

interface RightsLineProps {
  productId: string;
  /** What is shown beside it: asked about together. */
  among?: readonly string[];
  /** So many are named; the page of the product has all. */
  most?: number;
  /** What the shop says besides, where there is no right. */
  label?: string | undefined;
}

/** The rights that an order of a product has now, by name, in a line; nothing where it has none or that is not known yet. */
export function RightsLine({ productId, among = [productId], most = 1, label }: RightsLineProps) {
  const { locale } = useLocale();
  const { data } = useQuery(productRightsQuery(among));
  const rights = data?.items.find((item) => item.productId === productId)?.rights ?? [];
  const titles = rights.slice(0, most).map((right) => rightTitle(right, locale));
  const names = titles.length === 0 && label !== undefined ? [label] : titles;
  if (data === undefined || names.length === 0) return null;
  return (
    <span className="flex min-w-0 items-center gap-0.5 text-xs text-jade">
      <ShieldCheck size={12} className="shrink-0" aria-hidden="true" />
      <span className="truncate">{names.join(' · ')}</span>
    </span>
  );
}
