import { hasCheckDigit } from './check-digit.ts';

/** Whether this is the number of a phone: 15 digits, the last of them checked (3GPP TS 23.003, 6.2.1). */
export function isImei(text: string): boolean {
  return /^\d{15}$/.test(text) && !/^0+$/.test(text) && hasCheckDigit(text);
}

/** Enough of it to know one's own phone by, and not enough to clone one: the model and the last four digits. */
export function maskImei(imei: string): string {
  return `${imei.slice(0, 8)}***${imei.slice(-4)}`;
}
