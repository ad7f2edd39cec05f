import type { Tokens } from '../lexicon.ts';

/** Features are hashed into so many weights. */
export const featureBuckets = 1 << 15;
const gramMost = 3;

/** A feature of a text: which weight it has, and where it stands; the classes of its words stand nowhere. */
export interface Feature {
  readonly bucket: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What a stretch of a reading is like: its runs of one to three characters, all figures alike, and the classes of words it has. Hashed
 * (Weinberger et al. 2009), so that any text has weights and the table has one size.
 */
export function featuresOf(text: string, from: number, to: number, tokens: Tokens): readonly Feature[] {
  const found: Feature[] = [];
  for (let start = from; start < to; start++) {
    let hash = 0x811c9dc5;
    for (let end = start; end < Math.min(to, start + gramMost); end++) {
      hash = mixed(hash, plainUnit(text.charCodeAt(end)));
      found.push({ bucket: bucketOf(hash, end - start), from: start, to: end + 1 });
    }
  }
  for (const [name, list] of tokens.of) {
    if (!list.some((token) => token.from >= from && token.to <= to)) continue;
    let hash = 0x1234567;
    for (let i = 0; i < name.length; i++) hash = mixed(hash, name.charCodeAt(i));
    found.push({ bucket: bucketOf(hash, gramMost), from, to: from });
  }
  return found;
}

/** FNV-1a, a code unit at a time. */
function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function bucketOf(hash: number, length: number): number {
  const stirred = Math.imul(hash ^ (hash >>> 15) ^ (length << 3), 0x2c1b3c6d);
  return (stirred ^ (stirred >>> 12)) & (featureBuckets - 1);
}

function plainUnit(unit: number): number {
  return unit >= 0x30 && unit <= 0x39 ? 0x30 : unit;
}
