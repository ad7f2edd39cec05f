import { createHash } from 'node:crypto';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * The canonical text of a JSON value: RFC 8785 for what is hashed here, which has whole numbers only: names in the order of
 * their UTF-16 units, no spaces.
 *
 * @throws on a number that is not whole or that a double does not hold exactly.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Error(`not a whole number: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as { readonly [name: string]: Json };
  const names = Object.keys(members).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(members[name]!)}`).join(',')}}`;
}

/** SHA-256 of the canonical text, 64 hexadecimal digits. */
export function hashOfJson(value: Json): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/** What is published of the seed (64 hexadecimal digits) before anybody enters: SHA-256 of its 32 bytes. */
export function commitmentOf(seedHex: string): string {
  return createHash('sha256').update(seedHex, 'hex').digest('hex');
}
