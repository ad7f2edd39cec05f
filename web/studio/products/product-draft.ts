import type { ProductInput, StudioProductView } from '@kanmai/client';
import { readCount, readPrice, writePrice } from '../../shared/price.ts';
import { type AttributeRow, readAttributes, rowsOf } from './attribute-draft.ts';
import type { AttributeRuleView } from './category-queries.ts';

/** A product while it is being written: texts as typed, so that nothing typed gets lost. */
export interface ProductDraft {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly attributes: readonly AttributeRow[];
  readonly guarantees: readonly string[];
  readonly pictures: readonly DraftPicture[];
  readonly variants: readonly VariantDraft[];
}

export interface DraftPicture {
  readonly key: string;
  readonly url: string;
  /** What is written on it, which nobody but the shop can read to the platform. */
  readonly text: string;
}

export interface VariantDraft {
  /** Tells rows apart while they are written; not sent. */
  readonly rowId: string;
  readonly title: string;
  readonly sku: string;
  readonly price: string;
  readonly listPrice: string;
  readonly stock: string;
  readonly options: Readonly<Record<string, string>>;
  /** A variant that is sold already keeps its SKU, by which it is known; its stock is counted in its own place. */
  readonly known: boolean;
}

export type FieldProblem =
  | 'name-missing'
  | 'sku-missing'
  | 'sku-twice'
  | 'price-wrong'
  | 'price-range'
  | 'list-price-wrong'
  | 'stock-wrong'
  | 'attribute-wrong';

/** Problems by field: `title`, `attributes`, or `<row id>.<field>` of a variant. */
export type DraftProblems = Readonly<Record<string, FieldProblem>>;

let rowCount = 0;
export const emptyVariant = (): VariantDraft => ({
  rowId: `row${++rowCount}`,
  title: '',
  sku: '',
  price: '',
  listPrice: '',
  stock: '',
  options: {},
  known: false,
});

export const emptyDraft = (): ProductDraft => ({
  title: '',
  description: '',
  category: '',
  attributes: [],
  guarantees: ['return-7-days'],
  pictures: [],
  variants: [emptyVariant()],
});

export function draftOf(product: StudioProductView): ProductDraft {
  return {
    title: product.title,
    description: product.description,
    category: product.category,
    attributes: rowsOf(product.attributes),
    guarantees: product.guarantees,
    pictures: product.pictureKeys.map((key, index) => ({
      ...{ key, url: product.pictureUrls[index] ?? '', text: product.pictureTexts[index] ?? '' },
    })),
    variants: product.variants.map((variant) => ({
      rowId: variant.id,
      title: variant.title,
      sku: variant.sku,
      price: writePrice(variant.priceCents),
      listPrice: variant.listPriceCents === null ? '' : writePrice(variant.listPriceCents),
      stock: String(variant.onHand),
      options: variant.options,
      known: true,
    })),
  };
}

type DraftReading =
  | { readonly ok: true; readonly input: ProductInput }
  | { readonly ok: false; readonly problems: DraftProblems };

/** What the API is sent, or what is wrong where. `rules` are those of its category. */
export function readDraft(draft: ProductDraft, rules: readonly AttributeRuleView[] = []): DraftReading {
  const problems: Record<string, FieldProblem> = {};
  const said = readAttributes(draft.attributes, rules);
  if (Object.keys(said.problems).length > 0) problems['attributes'] = 'attribute-wrong';
  if (draft.title.trim() === '') problems['title'] = 'name-missing';
  const skus = new Set<string>();
  const variants = draft.variants.map((variant) => {
    const note = (field: string, problem: FieldProblem) => {
      problems[`${variant.rowId}.${field}`] ??= problem;
    };
    const sku = variant.sku.trim();
    if (sku === '') note('sku', 'sku-missing');
    else if (skus.has(sku)) note('sku', 'sku-twice');
    skus.add(sku);
    return readVariant(variant, sku, note);
  });
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    input: {
      title: draft.title.trim(),
      description: draft.description.trim(),
      category: draft.category.trim(),
      attributes: said.attributes,
      guarantees: [...draft.guarantees],
      pictureKeys: draft.pictures.map((picture) => picture.key),
      pictureTexts: textsOf(draft.pictures),
      variants,
    },
  };
}

/** By the places of the pictures; nothing when nothing is written on any. */
function textsOf(pictures: ProductDraft['pictures']): string[] {
  const texts = pictures.map(({ text }) => text.trim());
  return texts.some((text) => text !== '') ? texts : [];
}

function readVariant(
  variant: VariantDraft,
  sku: string,
  note: (field: string, problem: FieldProblem) => void,
) {
  const price = readPrice(variant.price);
  if (!price.ok) note('price', price.problem === 'out-of-range' ? 'price-range' : 'price-wrong');
  const list = variant.listPrice.trim() === '' ? null : readPrice(variant.listPrice);
  if (list !== null && (!list.ok || (price.ok && list.priceCents <= price.priceCents))) {
    note('listPrice', 'list-price-wrong');
  }
  const stock = variant.known ? 0 : readCount(variant.stock);
  if (stock === null) note('stock', 'stock-wrong');
  return {
    sku,
    title: variant.title.trim(),
    options: { ...variant.options },
    priceCents: price.ok ? price.priceCents : 0,
    listPriceCents: list?.ok ? list.priceCents : null,
    ...(variant.known ? {} : { stock: stock ?? 0 }),
  };
}
