import type { Token, Tokens, WordClass } from './lexicon.ts';
import type { Sentences } from './sentences.ts';
import type { Exemption, Gravity } from './types.ts';
import type { Trade } from './words/trades.ts';

/** A text as the rules see it. */
export interface Page {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: Sentences;
  /** The trades it is of: given, or told by its words. */
  readonly trades: ReadonlySet<Trade>;
}

export type Find = (page: Page) => readonly Token[];

/** One kind of claim: how it is found, which article it breaks in which trade, what excuses it, what to write instead. */
export interface Rule {
  readonly name: string;
  /** The official kind; in some trades another one. */
  readonly code: string;
  readonly codeIn?: Readonly<Partial<Record<Trade, string>>>;
  readonly gravity: Gravity;
  /** Only in these trades. */
  readonly trades?: readonly Trade[];
  /** Never in these. */
  readonly notTrades?: readonly Trade[];
  readonly find: Find;
  readonly excuses: readonly Exemption[];
  /** Whether "see a doctor" in the same sentence takes it back. */
  readonly takenBack?: boolean;
  /** What to put in its place, given what was found as it is read. */
  readonly instead: string | ((found: string) => string);
}

/** Every word of a class. */
export function word(name: WordClass): Find {
  return (page) => page.tokens.of.get(name) ?? [];
}

type Order = 'after' | 'either';

/**
 * A word of one class with one of another in the same sentence, at most `within` code units between them: the span of both. With
 * `after` the second follows the first.
 */
export function near(first: WordClass, second: WordClass, within: number, order: Order = 'either'): Find {
  return (page) => {
    const seconds = page.tokens.of.get(second);
    const firsts = page.tokens.of.get(first);
    if (firsts === undefined || seconds === undefined) return [];
    const found: Token[] = [];
    for (const one of firsts) {
      const other = nearest(page, one, seconds, within, order);
      if (other !== null)
        found.push({ from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) });
    }
    return found;
  };
}

function nearest(
  page: Page,
  one: Token,
  others: readonly Token[],
  within: number,
  order: Order,
): Token | null {
  let best: Token | null = null;
  let least = within + 1;
  for (let i = firstFrom(others, one.from - within - wordMost); i < others.length; i++) {
    const other = others[i]!;
    if (other.from > one.to + within) break;
    if (order === 'after' && other.from < one.to) continue;
    if (other.from < one.to && one.from < other.to) continue;
    const between = other.from >= one.to ? other.from - one.to : one.from - other.to;
    if (between >= least || !page.sentences.sameSentence(one.from, other.from)) continue;
    least = between;
    best = other;
  }
  return best;
}

/** No word of the lexicon is longer. */
const wordMost = 24;

/** The place of the first token that starts at or after `from`. */
function firstFrom(tokens: readonly Token[], from: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What a pattern matches, where one of its triggers stands in the text at all: patterns are dear, words are cheap. A pattern has
 * bounded repetitions only, so that its cost is linear.
 */
export function shape(pattern: RegExp, triggers: readonly string[]): Find {
  const all = new RegExp(pattern.source, 'g');
  return ({ text }) => {
    if (!triggers.some((trigger) => text.includes(trigger))) return [];
    const found: Token[] = [];
    for (const match of text.matchAll(all)) {
      if (match[0] !== '') found.push({ from: match.index, to: match.index + match[0].length });
    }
    return found;
  };
}

export function any(...finds: readonly Find[]): Find {
  return (page) => finds.flatMap((find) => find(page));
}

/** Only what is found where the text as a whole has what a pattern asks for. */
export function given(pattern: RegExp, find: Find): Find {
  return (page) => (pattern.test(page.text) ? find(page) : []);
}

/** Only what is found where the text as a whole has nothing of the kind. */
export function without(pattern: RegExp, find: Find): Find {
  return (page) => (pattern.test(page.text) ? [] : find(page));
}
