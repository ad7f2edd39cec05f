/**
 * The different runs of one to `longest` characters of a text, each as a number below 2^`bits`, rising. Width and case of
 * letters do not count. Two runs may share a number. With another `salt` they have other numbers.
 */
export function charGrams(text: string, longest: number, bits: number, salt = 0): Int32Array {
  const plain = plainText(text);
  const found = new Set<number>();
  for (let from = 0; from < plain.length; from++) {
    let hash = 0x811c9dc5 ^ salt;
    for (let n = from; n < Math.min(plain.length, from + longest); n++) {
      hash = Math.imul(hash ^ plain.charCodeAt(n), 0x01000193);
      found.add(mixed(hash ^ (n - from)) >>> (32 - bits));
    }
  }
  return Int32Array.from(found).sort();
}

/** The finish of MurmurHash3 (Appleby), so that all bits depend on all. */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const clauseEnd = /[,.!?;。、…~\s]+/;

/** The first `clauses` clauses of a text: reviews tend to begin with their verdict. */
export function openingOf(text: string, clauses: number): string {
  return plainText(text)
    .split(clauseEnd)
    .filter((clause) => clause !== '')
    .slice(0, clauses)
    .join(',');
}

const plainText = (text: string): string => text.normalize('NFKC').toLowerCase();
