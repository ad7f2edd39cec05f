import { closestPart, initialsLikeness, likeness, pairCoverage } from './search-likeness.ts';
import type { IndexedText, Piece, Query } from './search-terms.ts';

/** Below this a product is not what was asked for. */
export const likenessMin = 0.5;

/** What is less like the query than the best by more than this is noise beside it. */
const likenessSpread = 0.2;

/** The least likeness of what is shown beside the best. */
export function likenessFloor(best: number): number {
  return Math.max(likenessMin, best - likenessSpread);
}

const soundShare = 0.85;
const initialsShare = 0.9;
const pairShare = 0.9;
const asideShare = 0.7;

/** How like a product is to a query, 0 to 1, however it was written: characters, sounds, initials, or the shop's name. */
export function likenessOf(query: Query, text: IndexedText): number {
  const units = text.spelling.split(' ');
  const stream = units.join('');
  let sum = 0;
  let length = 0;
  for (const piece of query.pieces) {
    sum += piece.text.length * pieceLikeness(piece, text, units, stream);
    length += piece.text.length;
  }
  const apart = sum / length;
  if (query.joined === null || apart === 1) return apart;
  return Math.max(apart, pieceLikeness(query.joined, text, units, stream));
}

function pieceLikeness(piece: Piece, text: IndexedText, units: readonly string[], stream: string): number {
  let best = likeness(piece.text, text.title);
  if (best === 1) return 1;
  if (piece.hasHan) {
    best = Math.max(best, pairShare * pairCoverage(piece.text, text.title));
    best = Math.max(best, soundShare * likeness(piece.letters, stream));
  } else {
    best = Math.max(best, likeness(piece.letters, stream));
    if (piece.units !== null) best = Math.max(best, initialsShare * initialsLikeness(piece.units, units));
  }
  return best >= asideShare ? best : Math.max(best, asideShare * likeness(piece.text, text.aside));
}

/** What a title that begins with the query, or has it as a word of its own, is before others. */
export function boostOf(query: Query, text: IndexedText): number {
  const { text: asked } = query.joined ?? (query.pieces[0] as Piece);
  if (text.title === asked) return 0.1;
  const words = wordShare * chineseWordsIn(query, text);
  if (text.title.startsWith(asked)) return Math.max(0.05, words);
  let boost = 0;
  for (const piece of query.pieces) {
    if (piece.hasHan) continue;
    if (text.words.split(' ').includes(piece.text) || isOfWholeUnits(piece.letters, text.spelling))
      boost += 0.04;
    else if (` ${text.words}`.includes(` ${piece.text}`)) boost += 0.02;
  }
  return Math.max(words, boost / query.pieces.length);
}

const wordShare = 0.07;

/** The share of the Chinese words asked for that are words of the title: 和服 is one of 真丝和服, not of 产品和服务. */
function chineseWordsIn({ chineseWords }: Query, text: IndexedText): number {
  if (chineseWords.length === 0) return 0;
  const segments = ` ${text.segments} `;
  let found = 0;
  for (const word of chineseWords) if (segments.includes(word)) found++;
  return found / chineseWords.length;
}

/** Whether letters are whole syllables of a spelling: `cha` is of `lv cha`, not of `la chang`. */
function isOfWholeUnits(letters: string, spelling: string): boolean {
  const units = spelling.split(' ');
  for (let from = 0; from < units.length; from++) {
    let read = '';
    for (let to = from; to < units.length && read.length < letters.length; to++) read += units[to];
    if (read === letters) return true;
  }
  return false;
}

/** The part of a title that was meant by a query with a mistake in it; null when there is none, or no title is near. */
export function correctionOf(query: Query, text: IndexedText): string | null {
  const corrected: string[] = [];
  for (const piece of query.pieces) {
    const same = text.title.includes(piece.text) || text.aside.includes(piece.text);
    if (same || likeness(piece.text, text.title) < likenessMin) {
      corrected.push(piece.text);
      continue;
    }
    const { start, end } = closestPart(piece.text, text.title);
    corrected.push(text.title.slice(start, end));
  }
  const joined = corrected.join(' ');
  return joined === query.pieces.map((piece) => piece.text).join(' ') ? null : joined;
}
