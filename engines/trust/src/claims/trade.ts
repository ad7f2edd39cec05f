import type { Tokens } from './lexicon.ts';
import { type Trade, trades } from './words/trades.ts';

/**
 * The trades a text is of, the strictest first: the one given, and those whose words it has. Medicine and what is regulated like it
 * goes before the goods it is made of.
 */
export function tradesOf(tokens: Tokens, given: Trade | undefined): ReadonlySet<Trade> {
  const told = [...tokens.trades.keys()] as Trade[];
  const found = new Set<Trade>(given === undefined ? told : [given]);
  if (given !== undefined) return found;
  const ordered = strictest.filter((trade) => found.has(trade));
  return new Set(ordered);
}

const strictest: readonly Trade[] = [
  'drug',
  'device',
  'medical',
  'veterinary',
  'pesticide',
  'feed',
  'seed',
  'tobacco',
  'alcohol',
  'supplement',
  'infant-formula',
  'real-estate',
  'investment',
  'education',
  'cosmetics',
  'food',
  'travel',
  ...trades.filter((trade) => trade === 'general'),
];
