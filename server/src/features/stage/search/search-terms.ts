import type { ProductFacts } from './search-facts.ts';
import { readPinyin, type Spelling, unitsOf } from './search-spelling.ts';
import { fold, gramsOf, isHan, runsOf, withoutOneLetter } from './search-text.ts';

/** A product as search knows it. */
export interface Searchable extends ProductFacts {
  readonly id: string;
  readonly shopId: string;
  readonly shopName: string;
  readonly title: string;
}

/** What is kept of a product to find it and to compare it with queries. */
export interface IndexedText {
  /** The folded title without spaces. */
  readonly title: string;
  /** The title as it sounds, a syllable or word each, between spaces. */
  readonly spelling: string;
  /** The words of the title that are not Chinese, between spaces. */
  readonly words: string;
  /** The words of the title in their order, Chinese ones among them, between spaces. */
  readonly segments: string;
  /** Category and shop, folded, without spaces. */
  readonly aside: string;
}

export function indexedTextOf(product: Searchable, spelling: Spelling): IndexedText {
  const { spell, simplify } = spelling;
  const title = simplify(fold(product.title));
  return {
    title: title.replaceAll(' ', ''),
    spelling: unitsOf(title, spell).join(' '),
    words: wordsOf(title).join(' '),
    segments: segmentsOf(title, spelling).join(' '),
    aside: simplify(`${fold(product.category)} ${fold(product.shopName)}`).replaceAll(' ', ''),
  };
}

function segmentsOf(folded: string, { cut }: Spelling): string[] {
  return runsOf(folded).flatMap((run) => (isHan(run) ? cut(run) : [run]));
}

function wordsOf(folded: string): string[] {
  return runsOf(folded).filter((run) => !isHan(run));
}

/** Words this short are also found with one letter wrong by leaving letters out; longer ones share enough grams. */
const shortWordMax = 7;
const letterGram = 3;

/** The terms a product is found by. The first letter says what a term is. */
export function termsOf(text: IndexedText): Set<string> {
  const terms = new Set<string>();
  addHan(terms, text.title, 'c', 'b');
  const units = text.spelling === '' ? [] : text.spelling.split(' ');
  for (const gram of gramsOf(units.join(''), letterGram)) terms.add(`l${gram}`);
  const initials = units.map((unit) => unit[0] ?? '').join('');
  for (const gram of gramsOf(initials, 2)) terms.add(`i${gram}`);
  for (const gram of gramsOf(initials, 3)) terms.add(`i${gram}`);
  for (const word of wordsOf(text.words)) addWord(terms, word);
  for (const word of text.segments.split(' ')) if (isChineseWord(word)) terms.add(`w${word}`);
  addHan(terms, text.aside, 'y', 'z');
  for (const word of wordsOf(text.aside)) for (const gram of gramsOf(word, letterGram)) terms.add(`a${gram}`);
  return terms;
}

/** A single character is a term anyway. */
function isChineseWord(segment: string): boolean {
  return segment.length > 1 && isHan(segment);
}

function addHan(terms: Set<string>, text: string, one: string, two: string): void {
  const characters = [...text];
  for (let i = 0; i < characters.length; i++) {
    const here = characters[i] as string;
    const next = characters[i + 1];
    if (isHan(here)) terms.add(one + here);
    if (next !== undefined && (isHan(here) || isHan(next))) terms.add(two + here + next);
  }
}

function addWord(terms: Set<string>, word: string): void {
  terms.add(`p${word.slice(0, 1)}`);
  terms.add(`p${word.slice(0, 2)}`);
  if (word.length > shortWordMax) return;
  for (const variant of withoutOneLetter(word)) terms.add(`d${variant}`);
}

/** A part of a query between spaces, or all of it without them. */
export interface Piece {
  readonly text: string;
  /** As it sounds, without spaces. */
  readonly letters: string;
  readonly hasHan: boolean;
  /** Its Chinese words of two characters or more. */
  readonly chineseWords: readonly string[];
  /** Read as syllables and initials; null when it has other characters or cannot be read so. */
  readonly units: readonly string[] | null;
}

export interface Query {
  readonly pieces: readonly Piece[];
  /** All pieces in one; null when there is but one. */
  readonly joined: Piece | null;
  /** The Chinese words of all pieces, with a space before and after, as they are looked for among segments. */
  readonly chineseWords: readonly string[];
  readonly terms: ReadonlyMap<string, number>;
}

export const queryLettersMax = 60;

export function readQuery(text: string, spelling: Spelling): Query | null {
  const words = spelling
    .simplify(fold(text.slice(0, queryLettersMax)))
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const pieces = words.map((word) => pieceOf(word, spelling));
  const joined = pieces.length === 1 ? null : pieceOf(words.join(''), spelling);
  const terms = new Map<string, number>();
  for (const piece of joined === null ? pieces : [...pieces, joined]) addQueryTerms(terms, piece);
  const chineseWords = pieces.flatMap((piece) => piece.chineseWords.map((word) => ` ${word} `));
  return { pieces, joined, chineseWords, terms };
}

function pieceOf(text: string, spelling: Spelling): Piece {
  const { spell, syllables } = spelling;
  return {
    text,
    letters: unitsOf(text, spell).join(''),
    hasHan: isHan(text),
    chineseWords: segmentsOf(text, spelling).filter(isChineseWord),
    units: /^[a-z]+$/.test(text) ? readPinyin(text, syllables) : null,
  };
}

/** How much a term of each kind says: the first letter, as in `termsOf`. */
const weights = { b: 1, w: 0.6, c: 0.3, l: 0.35, i: 0.5, d: 0.8, p: 0.5, z: 0.4, y: 0.1, a: 0.15 };

function addQueryTerms(terms: Map<string, number>, piece: Piece): void {
  const add = (kind: keyof typeof weights, grams: Iterable<string>) => {
    for (const gram of grams) terms.set(kind + gram, weights[kind]);
  };
  const found = new Set<string>();
  addHan(found, piece.text, 'c', 'b');
  addHan(found, piece.text, 'y', 'z');
  for (const term of found) add(term[0] as 'b', [term.slice(1)]);
  add('w', piece.chineseWords);
  add('l', gramsOf(piece.letters, letterGram));
  for (const word of wordsOf(piece.text)) {
    add('a', gramsOf(word, letterGram));
    if (word.length <= 2) add('p', [word]);
    if (word.length <= shortWordMax + 1) add('d', withoutOneLetter(word));
  }
  if (piece.units !== null && piece.units.length > 1) {
    const initials = piece.units.map((unit) => unit[0]).join('');
    add('i', gramsOf(initials, initials.length === 2 ? 2 : 3));
  }
}
