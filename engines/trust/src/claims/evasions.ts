import { standsAlone } from './latin.ts';
import { Matcher } from './matcher.ts';
import { gap, type Reading } from './normalise.ts';
import { readingOf } from './pinyin.ts';
import { evadedWords, falseVariants, standInsOf, takenApart } from './words/evaded.ts';

/**
 * Puts hidden words back: pinyin or a letter for a character (zui低, 国j级), a homophone (地一, 国佳级), a character taken apart
 * (氵台疗), figures (第1). The reading is of the plain words then; what they were hidden in keeps its place in the original.
 */
export function unveil(reading: Reading): Reading {
  const hidden = longestFirst(reading);
  if (hidden.length === 0) return reading;
  const made = new Rewriting(reading);
  for (const { from, to, plain } of hidden) made.replace(from, to, plain);
  return made.finish();
}

interface Hidden {
  readonly from: number;
  readonly to: number;
  readonly plain: string;
}

const plainOf = variantsOf(evadedWords);
const variants = [...plainOf.keys()];
const matcher = new Matcher(variants);

/** From left to right, of those that overlap the one that starts first, and then the longest. */
function longestFirst(reading: Reading): readonly Hidden[] {
  const found: Hidden[] = [];
  matcher.scan(reading.text, (variant, end) => {
    const text = variants[variant]!;
    const from = end - text.length;
    if (!standsAlone(reading.text, from, end)) return;
    found.push({ from, to: end, plain: plainOf.get(text)! });
  });
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Hidden[] = [];
  for (const one of found) {
    if (kept.length === 0 || one.from >= kept[kept.length - 1]!.to) kept.push(one);
  }
  return kept;
}

class Rewriting {
  private readonly reading: Reading;
  private readonly pieces: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly gaps: number[] = [];
  private at = 0;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  replace(from: number, to: number, plain: string): void {
    this.copy(from);
    const { starts, ends, gaps } = this.reading;
    this.pieces.push(plain);
    for (let i = 0; i < plain.length; i++) {
      this.starts.push(starts[from]!);
      this.ends.push(ends[to - 1]!);
      this.gaps.push(i === 0 ? gaps[from]! : gap.none);
    }
    this.at = to;
  }

  finish(): Reading {
    this.copy(this.reading.text.length);
    return {
      text: this.pieces.join(''),
      starts: Int32Array.from(this.starts),
      ends: Int32Array.from(this.ends),
      gaps: Uint8Array.from(this.gaps),
    };
  }

  private copy(to: number): void {
    const { text, starts, ends, gaps } = this.reading;
    this.pieces.push(text.slice(this.at, to));
    for (let i = this.at; i < to; i++) {
      this.starts.push(starts[i]!);
      this.ends.push(ends[i]!);
      this.gaps.push(gaps[i]!);
    }
    this.at = to;
  }
}

/** Every way to hide each word, with the word. A way that is itself a plain word is none. */
function variantsOf(words: readonly string[]): Map<string, string> {
  const plain = new Map<string, string>();
  const known = new Set([...words, ...falseVariants]);
  for (const word of words) {
    for (const variant of [...spelledOut(word), ...oneReplaced(word)]) {
      if (!known.has(variant) && !plain.has(variant)) plain.set(variant, word);
    }
  }
  return plain;
}

/** Some of the characters, or all, in pinyin. */
function* spelledOut(word: string): Iterable<string> {
  const characters = [...word];
  if (characters.length > 5) return;
  for (let mask = 1; mask < 1 << characters.length; mask++) {
    let pieces = [''];
    for (const [i, character] of characters.entries()) {
      const choices = mask & (1 << i) ? syllablesOf(character) : [character];
      pieces = pieces.flatMap((piece) => choices.map((choice) => piece + choice));
    }
    yield* pieces;
  }
}

/** As it is read, and as it is read in the south: z for zh, and so on. */
function syllablesOf(character: string): readonly string[] {
  const reading = readingOf(character);
  if (reading === undefined) return [character];
  return /^[zcs]h/.test(reading) ? [reading, reading[0]! + reading.slice(2)] : [reading];
}

/** One character by its initial, by a homophone, by a figure or taken apart. */
function* oneReplaced(word: string): Iterable<string> {
  const characters = [...word];
  for (const [i, character] of characters.entries()) {
    const before = characters.slice(0, i).join('');
    const after = characters.slice(i + 1).join('');
    const initial = readingOf(character)?.[0];
    const others = [
      ...(standInsOf.get(character) ?? ''),
      ...(takenApart.get(character) ?? []),
      ...(initial === undefined ? [] : [initial]),
    ];
    for (const other of others) yield before + other + after;
  }
}
