export type Locale = 'zh-CN' | 'en';

/** The language a browser asks for first, among the two there are. */
export function decideLocale(acceptLanguage: string | undefined): Locale {
  const first = (acceptLanguage ?? '').split(',')[0]?.trim().toLowerCase() ?? '';
  return first === '' || first.startsWith('zh') || first === '*' ? 'zh-CN' : 'en';
}

/** What to call somebody who has not said: the part of the address before the @, or the last digits of the phone. */
export function firstDisplayName(given: {
  name: string;
  email: string | null;
  phone: string | null;
}): string {
  const name = given.name.trim();
  if (name !== '') return name.slice(0, 40);
  if (given.email !== null) return (given.email.split('@')[0] ?? '').slice(0, 40);
  return given.phone === null ? '' : `···${given.phone.slice(-4)}`;
}

/** A phone number has to have an e-mail address in the account store; no mail can ever reach this one. */
const phoneMailDomain = '@phone.kanmai.invalid';

export function mailOfPhone(phone: string): string {
  return `${phone.replace('+', '')}${phoneMailDomain}`;
}

/** The address that a person can be reached at: not the stand-in of those who signed in by phone. */
export function reachableEmail(email: string): string | null {
  return email.endsWith('.invalid') ? null : email;
}

const e164 = /^\+[1-9]\d{7,14}$/;
const mainlandMobile = /^1[3-9]\d{9}$/;

/** A phone number as +CC…, from what people type; a bare mainland mobile number gets its +86. Null when it is none. */
export function normalizePhone(typed: string): string | null {
  const digits = typed.replace(/[\s()-]/g, '').replace(/^00/, '+');
  if (mainlandMobile.test(digits)) return `+86${digits}`;
  return e164.test(digits) ? digits : null;
}
