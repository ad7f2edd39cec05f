/** What can be signed: no fractions, for two machines need not write them alike. */
export type Signable =
  | string
  | number
  | boolean
  | null
  | readonly Signable[]
  | { readonly [name: string]: Signable };

/**
 * The one way to write a value as JSON, so that the same facts are the same bytes everywhere: names in the order of their
 * UTF-16 units, no spaces (RFC 8785, for values without fractions).
 * @throws RangeError for a number that is not a safe whole one
 */
export function canonicalJson(value: Signable): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`${value} cannot be signed: it is not whole`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`).join(',')}}`;
}

// `Array.isArray` does not narrow a readonly array.
function isList(value: object): value is readonly Signable[] {
  return Array.isArray(value);
}
