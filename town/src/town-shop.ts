/** What the town sells. One product a line; the first emoji is the product, the others surround it in its clip. */
export interface TownProduct {
  readonly slug: string;
  readonly title: string;
  readonly emoji: readonly string[];
  /** `title@price@stock`, the price in yuan. */
  readonly variants: readonly string[];
  readonly caption: string;
}

export interface TownShop {
  readonly slug: string;
  readonly name: string;
  readonly owner: string;
  readonly trade: string;
  readonly category: string;
  readonly city: string;
  readonly introduction: string;
  readonly avatar: string;
  readonly palette: Palette;
  readonly guarantees: readonly string[];
  readonly products: readonly TownProduct[];
}

export type Palette =
  | 'citrus'
  | 'leaf'
  | 'berry'
  | 'sea'
  | 'night'
  | 'rose'
  | 'sand'
  | 'ink'
  | 'peach'
  | 'grape'
  | 'snow'
  | 'ember';

/** One line of a shop's goods: the emoji parted by spaces, the variants by `|`. */
export const product = (
  slug: string,
  title: string,
  emoji: string,
  variants: string,
  caption: string,
): TownProduct => ({ slug, title, emoji: emoji.split(' '), variants: variants.split('|'), caption });
