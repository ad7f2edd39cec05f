import { pinyinSyllables } from './pinyin-syllables.ts';
import { isHan, runsOf } from './search-text.ts';

/** How Chinese sounds. */
export interface Spelling {
  /** The syllables of a run of Chinese characters, one each, without tones. */
  readonly spell: (run: string) => string[];
  /** Every syllable there is. */
  readonly syllables: ReadonlySet<string>;
}

/** Opens the dictionary of sounds: only where search runs, for it is not small. */
export async function openSpelling(): Promise<Spelling> {
  const { pinyin } = await import('pinyin-pro');
  return {
    spell: (run) => pinyin(run, { toneType: 'none', type: 'array', v: true }),
    syllables: pinyinSyllables,
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
