/**
 * Code 128 (ISO/IEC 15417): text as bars that every scanner reads. Runs of digits take set C, two a symbol; the rest is
 * set B, so text is what ASCII prints.
 */

/** The widths, in modules, of bar and space in turn of each of the 106 symbols, and of the stop. */
export const patterns =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
   123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
   232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
   313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
   111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
   111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
   114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112`.split(/\s+/);

const toC = 99;
const toB = 100;
const startB = 104;
const startC = 105;
const stop = 106;

/** The check symbol: the start, and each symbol times its place, modulo 103. */
export function checkSymbol(symbols: readonly number[]): number {
  return symbols.reduce((sum, symbol, place) => sum + symbol * Math.max(1, place), 0) % 103;
}

/** The symbols of a text, from start to stop. @throws RangeError when the text is empty or not printable ASCII */
export function symbolsOf(text: string): number[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new RangeError('Code 128 takes printable ASCII');
  const symbols: number[] = [];
  let set: 'none' | 'B' | 'C' = 'none';
  for (const { digits, part } of partsOf(text)) {
    if (digits) {
      symbols.push(set === 'none' ? startC : toC);
      for (let at = 0; at < part.length; at += 2) symbols.push(Number(part.slice(at, at + 2)));
    } else {
      symbols.push(set === 'none' ? startB : toB);
      for (const letter of part) symbols.push(letter.charCodeAt(0) - 32);
    }
    set = digits ? 'C' : 'B';
  }
  return [...symbols, checkSymbol(symbols), stop];
}

/** Pairs of digits and other text in turn. Changing the set is worth it from four digits on. */
function partsOf(text: string): { digits: boolean; part: string }[] {
  return text
    .split(/((?:\d\d){2,}(?!\d))/)
    .map((part, place) => ({ digits: place % 2 === 1, part }))
    .filter(({ part }) => part !== '');
}

/** Widths of bar and space in turn, in modules, without the quiet zones. */
export function barWidths(text: string): number[] {
  return symbolsOf(text).flatMap((symbol) => [...(patterns[symbol] ?? '')].map(Number));
}
