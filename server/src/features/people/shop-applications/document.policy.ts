/** Checks of the numbers on Chinese identity documents: form and check character, not whether they were ever issued. */

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const residentChecks = '10X98765432';

/** A resident identity number of GB 11643-1999: region, a real date of birth that is past, order, ISO 7064 MOD 11-2. */
export function isResidentId(number: string, nowMs: number): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  const sum = residentWeights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return number[17] === residentChecks[sum % 11] && isPastDate(number.slice(6, 14), nowMs);
}

function isPastDate(text: string, nowMs: number): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1850) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getTime() < nowMs;
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code of GB 32100-2015: 18 characters without I, O, S, V, Z, the last a check modulo 31. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/.test(code)) return false;
  const sum = creditWeights.reduce(
    (total, weight, index) => total + weight * creditAlphabet.indexOf(code[index] as string),
    0,
  );
  return creditAlphabet[(31 - (sum % 31)) % 31] === code[17];
}

export function isPassport(number: string): boolean {
  return /^[A-Z0-9]{5,20}$/.test(number);
}

/** As it is compared and kept: without spaces, in capitals. */
export function normalizeNumber(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/** What is shown of a number: its last four characters, and of short ones its last two. */
export function maskNumber(number: string): string {
  const shown = number.length > 8 ? 4 : 2;
  return '•'.repeat(Math.max(0, number.length - shown)) + number.slice(-shown);
}
