import type { AskOptions } from '../../shared/after-sales/case-view.ts';

/** How many pieces of which variants. */
export type Chosen = ReadonlyMap<string, number>;

/** What may go back for what is chosen: the goods, and the shipping fee when nothing is kept and the shop is at fault. */
export function maxOf(
  options: Pick<AskOptions, 'lines' | 'shippingCents'>,
  chosen: Chosen,
  freight: 'shop' | 'buyer',
): { readonly goodsCents: number; readonly shippingCents: number } {
  let goodsCents = 0;
  let all = chosen.size > 0;
  for (const line of options.lines) {
    const pieces = chosen.get(line.variantId) ?? 0;
    if (pieces > 0) goodsCents += line.maxCents[pieces - 1] ?? 0;
    if (line.openCaseId === null && pieces < line.left) all = false;
  }
  return { goodsCents, shippingCents: all && freight === 'shop' ? options.shippingCents : 0 };
}
