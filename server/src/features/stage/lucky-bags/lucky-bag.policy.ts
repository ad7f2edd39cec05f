import { err, minuteMs, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { type BagInput, bagLimits, type Condition, type ConditionKind } from './lucky-bag.schema.ts';
import type { BagRules } from './proof-document.ts';

/** The prize as the catalogue has it. */
export interface PrizeGoods {
  readonly variantId: string;
  readonly productId: string;
  readonly shopId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly pictureKey: string | null;
  readonly unitPriceCents: number;
  readonly currency: string;
  readonly onSale: boolean;
}

/** Whether a bag can be offered like this: conditions that everybody can meet while it is open, prizes of a sensible worth. */
export function decideInput(
  input: BagInput,
  prize: PrizeGoods | undefined,
  bannedWords: readonly string[],
): Result<void, Problem> {
  const kinds = input.conditions.map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length)
    return err({ type: 'bad-request', field: 'conditions', detail: 'A kind of condition is named twice.' });
  for (const condition of input.conditions) {
    const fault = faultOf(condition, input.minutes, bannedWords);
    if (fault !== null) return err({ type: 'bad-request', field: 'conditions', detail: fault });
  }
  if (prize === undefined) return err({ type: 'not-found', field: 'variantId' });
  if (!prize.onSale) return err({ type: 'not-on-sale', field: 'variantId' });
  const valueCents = prize.unitPriceCents * input.winners;
  return valueCents > bagLimits.valueCentsMax
    ? err({ type: 'prize-too-large', field: 'winners', limitCents: bagLimits.valueCentsMax, valueCents })
    : ok(undefined);
}

function faultOf(condition: Condition, minutes: number, bannedWords: readonly string[]): string | null {
  if (condition.kind === 'watch' && condition.minutes > minutes)
    return 'Nobody who comes now could watch for longer than the bag is open.';
  if (condition.kind !== 'phrase') return null;
  const text = spoken(condition.text);
  if (text === '') return 'The phrase is empty.';
  return bannedWords.some((word) => text.includes(spoken(word)))
    ? 'The phrase has a word that nobody may use in this room.'
    : null;
}

/** What was said, as it is compared: without case, width and spaces. */
export function spoken(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** The rules as they are published and hashed: everything that entrants rely on. */
export function rulesOf(
  input: BagInput,
  prize: PrizeGoods,
  bag: { readonly id: string; readonly roomId: string; readonly publishedAtMs: number },
): BagRules {
  return {
    bagId: bag.id,
    roomId: bag.roomId,
    winners: input.winners,
    publishedAt: new Date(bag.publishedAtMs).toISOString(),
    closesAt: new Date(closesAtMs(bag.publishedAtMs, input)).toISOString(),
    conditions: input.conditions,
    // Who is not in a live room at closing does not take part in the draw; of a room that ended before, everybody does.
    presence: 'in-the-room-at-closing',
    claimDays: bagLimits.claimDays,
    prize: {
      variantId: prize.variantId,
      productId: prize.productId,
      title: prize.title,
      variantTitle: prize.variantTitle,
      valueCents: prize.unitPriceCents,
      currency: prize.currency,
    },
  };
}

export function closesAtMs(publishedAtMs: number, input: BagInput): number {
  return publishedAtMs + input.minutes * minuteMs;
}

/** What is known of somebody who wants to enter. */
export interface EntrantFacts {
  readonly watchedMs: number;
  readonly saidPhrase: boolean;
  readonly follows: boolean;
}

/** The conditions that somebody does not meet yet. */
export function missingConditions(
  conditions: readonly Condition[],
  facts: EntrantFacts,
): readonly ConditionKind[] {
  return conditions.filter((condition) => !isMet(condition, facts)).map(({ kind }) => kind);
}

function isMet(condition: Condition, { watchedMs, saidPhrase, follows }: EntrantFacts): boolean {
  switch (condition.kind) {
    case 'watch':
      return watchedMs >= condition.minutes * minuteMs;
    case 'phrase':
      return saidPhrase;
    case 'follow':
      return follows;
  }
}
