import { type Spelling, unitsOf } from './search-spelling.ts';
import type { IndexedText, Query } from './search-terms.ts';
import { fold, isHan } from './search-text.ts';

export interface Suggestion {
  readonly text: string;
  readonly kind: 'category' | 'words';
}

/** A product that was found by what is typed so far. */
export interface Suggesting {
  readonly text: IndexedText;
  readonly category: string;
}

const suggestionsMax = 8;
const categoriesMax = 2;
const segmentsMax = 3;

/**
 * How what is typed may go on: categories first, then the words of titles that begin like it, or sound like it; those
 * of many products before those of few.
 */
export function suggestionsOf(
  query: Query,
  found: readonly Suggesting[],
  { spell, simplify }: Spelling,
): Suggestion[] {
  const asked = query.joined ?? query.pieces[0];
  if (asked === undefined) return [];
  const begins = (text: string, units: readonly string[]) =>
    text.startsWith(asked.text) || (!asked.hasHan && soundsLike(asked.text, units));
  const categories = new Map<string, number>();
  const words = new Map<string, number>();
  for (const { text, category } of found) {
    const folded = simplify(fold(category));
    if (category !== '' && begins(folded.replaceAll(' ', ''), unitsOf(folded, spell)))
      count(categories, category);
    for (const phrase of phrasesOf(text, begins)) count(words, phrase);
  }
  const named = mostFirst(categories).slice(0, categoriesMax);
  const others = mostFirst(words).filter((text) => !named.includes(text));
  return [
    ...named.map((text): Suggestion => ({ text, kind: 'category' })),
    ...others.map((text): Suggestion => ({ text, kind: 'words' })),
  ].slice(0, suggestionsMax);
}

/** Rows of up to three words of a title, from where it begins as was typed. Each once. */
function phrasesOf(
  { segments, spelling }: IndexedText,
  begins: (text: string, units: readonly string[]) => boolean,
): Set<string> {
  const phrases = new Set<string>();
  const parts = segments.split(' ');
  const units = spelling.split(' ');
  let unit = 0;
  for (let start = 0; start < parts.length; start++) {
    let text = '';
    let shown = '';
    let end = unit;
    for (const part of parts.slice(start, start + segmentsMax)) {
      const apart = shown !== '' && !(isHan(part) && isHan(shown.at(-1) as string));
      shown += apart ? ` ${part}` : part;
      text += part;
      end += unitsIn(part);
      if (begins(text, units.slice(unit, end))) phrases.add(shown);
    }
    unit += unitsIn(parts[start] as string);
  }
  return phrases;
}

/** A syllable for each Chinese character; one unit for another word. */
function unitsIn(part: string): number {
  return isHan(part) ? [...part].length : 1;
}

/** Whether letters begin a spelling (`longj`), or its initials (`lj`). */
function soundsLike(letters: string, units: readonly string[]): boolean {
  if (units.join('').startsWith(letters)) return true;
  return (
    letters.length > 1 &&
    units
      .map((unit) => unit[0])
      .join('')
      .startsWith(letters)
  );
}

function count(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1))
    .map(([text]) => text);
}
