import { pinyinSyllables } from './pinyin-syllables.ts';
import { isHan, runsOf } from './search-text.ts';

/** How Chinese sounds, is written and falls into words. */
export interface Spelling {
  /** The syllables of a run of Chinese characters, one each, without tones. */
  readonly spell: (run: string) => string[];
  /** Every syllable there is. */
  readonly syllables: ReadonlySet<string>;
  /** Traditional characters as simplified ones; everything else as it is. */
  readonly simplify: (text: string) => string;
  /** The words of a run of Chinese characters. */
  readonly cut: (run: string) => string[];
}

let opened: Promise<Spelling> | null = null;

/** Opens the dictionaries: only where search runs, for they are not small, and once. */
export function openSpelling(): Promise<Spelling> {
  opened ??= openDictionaries();
  return opened;
}

async function openDictionaries(): Promise<Spelling> {
  const [{ pinyin }, { Jieba }, { dict }, { Converter }] = await Promise.all([
    import('pinyin-pro'),
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
    import('opencc-js/t2cn'),
  ]);
  const jieba = Jieba.withDict(dict);
  return {
    spell: (run) => pinyin(run, { toneType: 'none', type: 'array', v: true }),
    syllables: pinyinSyllables,
    simplify: Converter({ from: 't', to: 'cn' }),
    // Without guessing at unknown words: what is guessed differs between a title and a query.
    cut: (run) => jieba.cut(run, false),
  };
}

/** A folded text as it sounds: a syllable for each Chinese character, other words as they are. */
export function unitsOf(folded: string, spell: Spelling['spell']): string[] {
  return runsOf(folded).flatMap((run) => (isHan(run) ? spell(run) : [run]));
}

const syllableLettersMax = 6;
const initialCost = 1.6;

/**
 * Letters read as pinyin: whole syllables and initials mixed (`xhlongjing` → x, h, long, jing); null when they cannot
 * be read so.
 */
export function readPinyin(letters: string, syllables: ReadonlySet<string>): string[] | null {
  const cost = new Float64Array(letters.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(letters.length + 1);
  cost[0] = 0;
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - syllableLettersMax); start < end; start++) {
      const price = priceOf(letters.slice(start, end), syllables);
      const total = (cost[start] as number) + price;
      if (total < (cost[end] as number)) {
        cost[end] = total;
        from[end] = start;
      }
    }
  }
  if (!Number.isFinite(cost[letters.length] as number)) return null;
  const units: string[] = [];
  for (let end = letters.length; end > 0; end = from[end] as number)
    units.unshift(letters.slice(from[end] as number, end));
  return units;
}

function priceOf(part: string, syllables: ReadonlySet<string>): number {
  if (syllables.has(part)) return 1;
  return part.length === 1 && /^[a-z]$/.test(part) && !'iuv'.includes(part)
    ? initialCost
    : Number.POSITIVE_INFINITY;
}
