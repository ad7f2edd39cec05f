import { readCount, readPrice } from '../../shared/price.ts';
import type { BagCondition } from './offer-queries.ts';

export interface SaleDraft {
  readonly price: string;
  readonly quantity: string;
  readonly perPerson: string;
}

export type SaleField = keyof SaleDraft;

const perPersonMost = 99;
const quantityMost = 100_000;

/** What a flash sale costs, how many there are, and how many one person may have; or what is wrong. */
export function readSaleDraft(
  { price, quantity, perPerson }: SaleDraft,
  usualCents: number,
):
  | { ok: true; priceCents: number; quantity: number; perPersonMax: number }
  | { ok: false; wrong: ReadonlySet<SaleField> } {
  const reading = readPrice(price, 1, usualCents - 1);
  const count = within(quantity, quantityMost);
  const perPersonMax = within(perPerson, perPersonMost);
  if (reading.ok && count !== null && perPersonMax !== null)
    return { ok: true, priceCents: reading.priceCents, quantity: count, perPersonMax };
  const wrong = new Set<SaleField>();
  if (!reading.ok) wrong.add('price');
  if (count === null) wrong.add('quantity');
  if (perPersonMax === null) wrong.add('perPerson');
  return { ok: false, wrong };
}

export interface BagDraft {
  readonly winners: string;
  readonly minutes: number;
  /** Minutes to watch; zero for none. */
  readonly watchMinutes: number;
  readonly phrase: string;
  readonly follow: boolean;
}

const winnersMost = 100;

/** Winners and conditions of a lucky bag; null when the number of winners is none. */
export function readBagDraft(draft: BagDraft): { winners: number; conditions: BagCondition[] } | null {
  const winners = within(draft.winners, winnersMost);
  if (winners === null) return null;
  const { watchMinutes, minutes, follow } = draft;
  const phrase = draft.phrase.trim();
  return {
    winners,
    conditions: [
      // Longer than the bag is open nobody could watch for it.
      ...(watchMinutes > 0 ? [{ kind: 'watch' as const, minutes: Math.min(watchMinutes, minutes) }] : []),
      ...(phrase === '' ? [] : [{ kind: 'phrase' as const, text: phrase }]),
      ...(follow ? [{ kind: 'follow' as const }] : []),
    ],
  };
}

function within(text: string, most: number): number | null {
  const count = readCount(text);
  return count === null || count < 1 || count > most ? null : count;
}
