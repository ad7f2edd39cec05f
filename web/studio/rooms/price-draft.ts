import { readCount, readPrice } from '../../shared/price.ts';

/** What is typed for one variant; nothing typed changes nothing. */
export interface PriceDraft {
  readonly price: string;
  readonly aside: string;
}

export interface PriceReading {
  /** As the API takes it; null for what is as everywhere. */
  readonly price: { readonly priceCents: number | null; readonly setAside: number | null } | null;
  readonly wrong: ReadonlySet<'price' | 'aside'>;
}

const asideMax = 1_000_000;

/** Reads a price that must be lower than the usual one, and a count of at least one; both may be empty. */
export function readPriceDraft({ price, aside }: PriceDraft, usualCents: number): PriceReading {
  const wrong = new Set<'price' | 'aside'>();
  const reading = price.trim() === '' ? null : readPrice(price, 1, usualCents - 1);
  if (reading !== null && !reading.ok) wrong.add('price');
  const setAside = aside.trim() === '' ? null : readCount(aside);
  if (aside.trim() !== '' && (setAside === null || setAside < 1 || setAside > asideMax)) wrong.add('aside');
  if (wrong.size > 0) return { price: null, wrong };
  return { price: { priceCents: reading?.ok === true ? reading.priceCents : null, setAside }, wrong };
}
