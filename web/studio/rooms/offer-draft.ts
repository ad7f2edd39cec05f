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

export interface PacketDraft {
  readonly total: string;
  readonly count: string;
}

export type PacketField = keyof PacketDraft;

/** The limits of the API: from ¥1 to ¥50,000, a part between 1 fen and ¥200 on average. */
const packetCentsMost = 5_000_000;
const packetCountMost = 10_000;
const packetMeanMost = 20_000;

/** What a red packet holds and for how many, or what is wrong. */
export function readPacketDraft({
  total,
  count,
}: PacketDraft):
  | { ok: true; totalCents: number; count: number }
  | { ok: false; wrong: ReadonlySet<PacketField> } {
  const money = readPrice(total, 100, packetCentsMost);
  const parts = within(count, packetCountMost);
  if (!money.ok) return { ok: false, wrong: new Set(parts === null ? ['total', 'count'] : ['total']) };
  const { priceCents } = money;
  if (parts === null || priceCents < parts || priceCents > parts * packetMeanMost)
    return { ok: false, wrong: new Set(['count']) };
  return { ok: true, totalCents: priceCents, count: parts };
}

/** What a poll asks, without its empty options; null when there is no question, or fewer than two different answers. */
export function readPollDraft(draft: {
  readonly question: string;
  readonly options: readonly string[];
}): { question: string; options: string[] } | null {
  const question = draft.question.trim();
  const options = draft.options.map((text) => text.trim()).filter((text) => text !== '');
  const isClear = question !== '' && options.length >= 2 && new Set(options).size === options.length;
  return isClear ? { question, options } : null;
}

function within(text: string, most: number): number | null {
  const count = readCount(text);
  return count === null || count < 1 || count > most ? null : count;
}
