const han = /\p{Script=Han}/u;
const runs = /\p{Script=Han}+|[^\p{Script=Han}\s]+/gu;

export function isHan(character: string): boolean {
  return han.test(character);
}

/** Text as it is compared: compatibility forms, case, accents of Latin letters and punctuation make no difference. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

const termLettersMax = 40;
const manyDigits = /\d{6}/;

/**
 * A search as it is counted: what is written differently and means the same is one term. Null for what is no search,
 * and for what looks like somebody's number: telephone, order or identity.
 */
export function searchTermOf(text: string): string | null {
  const term = [...fold(text)].slice(0, termLettersMax).join('').trim();
  return term === '' || manyDigits.test(term.replaceAll(' ', '')) ? null : term;
}

/** Runs of Chinese characters, and runs of anything else, of a folded text. */
export function runsOf(folded: string): string[] {
  return folded.match(runs) ?? [];
}

/** Runs of so many characters, each once. A shorter text is its own only gram. */
export function gramsOf(text: string, size: number): Set<string> {
  const characters = [...text];
  if (characters.length === 0) return new Set();
  if (characters.length <= size) return new Set([text]);
  const grams = new Set<string>();
  for (let i = 0; i + size <= characters.length; i++) grams.add(characters.slice(i, i + size).join(''));
  return grams;
}

/** The word, and the word with each of its letters left out: two words one edit apart share one of these. */
export function withoutOneLetter(word: string): Set<string> {
  const variants = new Set([word]);
  for (let i = 0; i < word.length; i++) variants.add(word.slice(0, i) + word.slice(i + 1));
  return variants;
}
