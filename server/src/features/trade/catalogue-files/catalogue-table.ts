import type { ProductState } from '../catalogue/index.ts';

export const tableFormats = ['shopify', 'google-merchant'] as const;
export type TableFormatName = (typeof tableFormats)[number];

/** The cells of a row by their column; an empty cell is left out. */
export type Cells = Readonly<Record<string, string>>;

export interface TableRow {
  /** The line of the file where the row begins, the heading being line 1. */
  readonly line: number;
  readonly cells: Cells;
}

export interface VariantDraft {
  readonly sku: string;
  readonly title: string;
  readonly options: Record<string, string>;
  readonly priceCents: number;
  readonly listPriceCents: number | null;
  /** What the file counts; null where it does not say. */
  readonly stock: number | null;
  /** Whether the file says that it can be had; null where it does not say. */
  readonly inStock: boolean | null;
  /** Which of the product's rows it is on. */
  readonly row: number;
}

export interface PictureDraft {
  readonly url: string;
  readonly row: number;
}

/** A product as a file describes it. */
export interface ProductDraft {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  /** Null where the file names none. */
  readonly brand: string | null;
  readonly state: Exclude<ProductState, 'taken-down'>;
  readonly variants: readonly VariantDraft[];
  readonly pictures: readonly PictureDraft[];
}

export const faultCodes = [
  'key-missing',
  'title-missing',
  'title-too-long',
  'description-too-long',
  'price-missing',
  'price-unreadable',
  'price-out-of-range',
  'currency-other',
  'stock-unreadable',
  'state-unknown',
  'sku-too-long',
  'sku-twice',
  'option-missing',
  'variant-missing',
  'variants-too-many',
  'rows-too-many',
  'url-unreadable',
  'cells-too-many',
  'text-unreadable',
  'not-taken',
  'kept-as-draft',
  'picture-not-fetched',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What is wrong with one line, and what to do about it. */
export interface LineFault {
  readonly line: number;
  readonly column: string;
  readonly code: FaultCode;
  readonly message: string;
}

export type Reading =
  | { readonly product: ProductDraft; readonly faults: readonly [] }
  | { readonly product: null; readonly faults: readonly LineFault[] };

/** A product as it is here now. */
export interface CurrentProduct {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: ProductState;
  readonly pictureKeys: readonly string[];
  readonly variants: readonly {
    readonly id: string;
    readonly sku: string;
    readonly options: Readonly<Record<string, string>>;
    readonly priceCents: number;
    readonly listPriceCents: number | null;
    readonly onHand: number;
  }[];
}

/** How pictures here and addresses of pictures belong together. */
export interface PictureAddresses {
  /** The picture kept here of what lies at an address; null when it was never fetched. */
  keyOf(url: string): string | null;
  /** The whole address of a picture kept here. */
  urlOf(key: string): string;
  /** The whole address of a product's page. */
  pageOf(productId: string): string;
}

/** One way to write a catalogue as a table. Pure. */
export interface TableFormat {
  readonly name: TableFormatName;
  /** The columns that are written when the shop never brought a file of its own. */
  readonly columns: readonly string[];
  /** Whether a heading is of this format. */
  recognises(columns: readonly string[]): boolean;
  /** What a row's product is called in the file; null when the row does not say. */
  keyOf(cells: Cells, columns: readonly string[]): string | null;
  /** Which of the file's columns is what here; the others are kept as they are. */
  meaningOf(column: string): string | null;
  /** Reads all rows of one product. */
  read(rows: readonly TableRow[], columns: readonly string[]): Reading;
  /**
   * Writes a product into the rows it was last read from: a cell whose meaning is still true stays as it is written,
   * so that what came in goes out the same. Without such rows it writes new ones.
   */
  write(
    product: CurrentProduct,
    kept: readonly Cells[],
    columns: readonly string[],
    pictures: PictureAddresses,
  ): readonly Cells[];
}

export const brandAttribute = '品牌';
export const shopCurrency = 'CNY';
export const tableLimits = {
  titleMax: 120,
  descriptionMax: 5_000,
  categoryMax: 40,
  skuMax: 64,
  optionNameMax: 40,
  optionValueMax: 80,
  variantsMax: 100,
  picturesMax: 9,
  priceCentsMax: 100_000_000,
  stockMax: 1_000_000,
  urlMax: 2_000,
} as const;
