import { provinceOf } from './province.policy.ts';
import type { ShippingRules } from './shipping.schema.ts';

/** A shop's rules as they were at a version; null for the built-in ones. */
export interface ShippingTemplate {
  readonly version: number | null;
  readonly rules: ShippingRules;
}

/** What holds until a shop has rules of its own. */
export const builtInShipping: ShippingTemplate & { readonly name: string } = {
  name: '2026-11',
  version: null,
  rules: { baseCents: 600, freeAboveCents: 5_900, regions: [], notServed: [] },
};

/**
 * The shipping of one shop's parcel; null where the shop does not deliver. Without an address, and for a province that
 * nobody knows, the base holds.
 */
export function shippingFee(
  rules: ShippingRules,
  province: string | null,
  goodsCents: number,
): number | null {
  const known = province === null ? null : provinceOf(province);
  const names = (texts: readonly string[]) =>
    known !== null && texts.some((text) => provinceOf(text) === known);
  if (names(rules.notServed)) return null;
  const { baseCents, freeAboveCents } = rules.regions.find((region) => names(region.provinces)) ?? rules;
  return freeAboveCents !== null && goodsCents >= freeAboveCents ? 0 : baseCents;
}

export interface RuleFault {
  /** The path of the name, e.g. `rules.regions.0.provinces.1`. */
  readonly field: string;
  readonly fault: 'province-unknown' | 'province-twice';
  readonly province: string;
}

/** The first province that is none, or that is named twice, so that two rules could hold for it. */
export function findRuleFault(rules: ShippingRules): RuleFault | null {
  const named = [
    ...rules.regions.map(({ provinces }, index) => ({ path: `rules.regions.${index}.provinces`, provinces })),
    { path: 'rules.notServed', provinces: rules.notServed },
  ].flatMap(({ path, provinces }) =>
    provinces.map((province, index) => ({ field: `${path}.${index}`, province })),
  );
  const seen = new Set<string>();
  for (const { field, province } of named) {
    const known = provinceOf(province);
    if (known === null) return { field, fault: 'province-unknown', province };
    if (seen.has(known)) return { field, fault: 'province-twice', province };
    seen.add(known);
  }
  return null;
}
