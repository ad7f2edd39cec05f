import type { VariantView } from '@kanmai/client';

export interface OptionGroup {
  name: string;
  values: string[];
}

/** The options that tell the variants apart, in the order the shop names them. */
export function optionGroups(variants: readonly VariantView[]): OptionGroup[] {
  const groups = new Map<string, Set<string>>();
  for (const { options } of variants) {
    for (const [name, value] of Object.entries(options)) {
      groups.set(name, (groups.get(name) ?? new Set()).add(value));
    }
  }
  return [...groups].map(([name, values]) => ({ name, values: [...values] }));
}

/** The variant to begin with: the first that can be bought. */
export function firstChoice(variants: readonly VariantView[]): VariantView | undefined {
  return variants.find(({ available }) => available > 0) ?? variants[0];
}

/** The cheapest of what can be bought; of all where nothing can. */
export function cheapest(variants: readonly VariantView[]): VariantView | undefined {
  const left = variants.filter(({ available }) => available > 0);
  return (left.length > 0 ? left : variants).toSorted((a, b) => a.priceCents - b.priceCents)[0];
}

/**
 * The variant after choosing one value: the one that differs from the present only there, else the one that keeps most
 * of the present choice.
 */
export function chooseOption(
  variants: readonly VariantView[],
  current: VariantView,
  name: string,
  value: string,
): VariantView {
  const wanted: Record<string, string> = { ...current.options, [name]: value };
  const fit = (variant: VariantView) =>
    Object.entries(wanted).filter(([key, one]) => variant.options[key] === one).length;
  const fitting = variants.filter(({ options }) => options[name] === value);
  return (
    fitting.toSorted((a, b) => fit(b) - fit(a) || Number(b.available > 0) - Number(a.available > 0))[0] ??
    current
  );
}

/** Whether anything with this value, and the rest of the present choice, is left. */
export function optionAvailable(
  variants: readonly VariantView[],
  current: VariantView,
  name: string,
  value: string,
): boolean {
  return chooseOption(variants, current, name, value).available > 0;
}
