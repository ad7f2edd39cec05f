import { type Static, Type } from '@fastify/type-provider-typebox';
import { pictureKeyPattern } from './picture.policy.ts';
import { nullable, SellerView } from './seller.schema.ts';

export const productLimits = {
  variantsMax: 100,
  picturesMax: 9,
  guaranteesMax: 10,
  onHandMax: 1_000_000,
} as const;

const closed = { additionalProperties: false } as const;
const PriceCents = Type.Integer({ minimum: 1, maximum: 100_000_000 });
const OnHand = Type.Integer({ minimum: 0, maximum: productLimits.onHandMax });
const Title = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const Options = Type.Record(Type.String({ minLength: 1, maxLength: 40 }), Type.String({ maxLength: 80 }), {
  maxProperties: 10,
});

export const productStates = ['draft', 'on-sale', 'off-sale', 'taken-down'] as const;
export type ProductState = (typeof productStates)[number];
const SettableState = Type.Union([Type.Literal('draft'), Type.Literal('on-sale'), Type.Literal('off-sale')]);

export const VariantInput = Type.Object(
  {
    sku: Type.String({ minLength: 1, maxLength: 64 }),
    title: Type.Optional(Type.String({ maxLength: 80 })),
    options: Type.Optional(Options),
    priceCents: PriceCents,
    listPriceCents: Type.Optional(nullable(PriceCents)),
    /** Counts for variants that are new; a known one's stock is set by its own route. */
    stock: Type.Optional(OnHand),
  },
  closed,
);
export type VariantInput = Static<typeof VariantInput>;

const productFields = {
  title: Title,
  description: Type.String({ maxLength: 5_000 }),
  category: Type.String({ maxLength: 40 }),
  attributes: Type.Record(Type.String({ minLength: 1, maxLength: 40 }), Type.String({ maxLength: 200 }), {
    maxProperties: 40,
  }),
  guarantees: Type.Array(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40 }), {
    maxItems: productLimits.guaranteesMax,
    uniqueItems: true,
  }),
  pictureKeys: Type.Array(Type.String({ pattern: pictureKeyPattern }), {
    maxItems: productLimits.picturesMax,
  }),
  pictureTexts: Type.Array(Type.String({ maxLength: 500 }), {
    maxItems: productLimits.picturesMax,
    description: 'What is written on each picture, or what it shows, in their order; read as advertising.',
  }),
  variants: Type.Array(VariantInput, { minItems: 1, maxItems: productLimits.variantsMax }),
  state: SettableState,
} as const;

export const NewProduct = Type.Object(
  {
    title: productFields.title,
    description: Type.Optional(productFields.description),
    category: Type.Optional(productFields.category),
    attributes: Type.Optional(productFields.attributes),
    guarantees: Type.Optional(productFields.guarantees),
    pictureKeys: Type.Optional(productFields.pictureKeys),
    pictureTexts: Type.Optional(productFields.pictureTexts),
    variants: productFields.variants,
    state: Type.Optional(productFields.state),
  },
  {
    ...closed,
    examples: [
      {
        title: '藤上熟番茄',
        description: '清晨采，当天发。',
        category: '生鲜水果',
        attributes: { 产地: '浙江' },
        guarantees: ['return-7-days'],
        variants: [
          { sku: 'tomato-2', title: '2 斤', priceCents: 1_990, stock: 40 },
          { sku: 'tomato-5', title: '5 斤', priceCents: 3_990, listPriceCents: 4_990, stock: 20 },
        ],
        state: 'on-sale',
      },
    ],
  },
);
export type NewProduct = Static<typeof NewProduct>;

/** What is not named stays. Variants are named as a whole: known by `sku`, missing ones are taken out of sale. */
export const ProductChange = Type.Partial(Type.Object(productFields), closed);
export type ProductChange = Static<typeof ProductChange>;

export const VariantView = Type.Object({
  id: Type.String(),
  sku: Type.String(),
  title: Type.String(),
  options: Type.Record(Type.String(), Type.String()),
  priceCents: Type.Integer(),
  listPriceCents: nullable(Type.Integer()),
  currency: Type.String(),
  available: Type.Integer({ description: 'On hand and not held, capped at 999.' }),
});
export type VariantView = Static<typeof VariantView>;

const ProductState = Type.Enum(productStates);

const ProductDetail = Type.Object({
  name: Type.String(),
  en: Type.String(),
  value: Type.String(),
  valueEn: Type.String(),
  /** Reviewed by the platform and good now; null when there is none. */
  certificate: nullable(
    Type.Object({ issuer: Type.String(), number: Type.String(), validUntil: nullable(Type.String()) }),
  ),
});
export type ProductDetail = Static<typeof ProductDetail>;

export const ProductView = Type.Object({
  id: Type.String(),
  shop: SellerView,
  title: Type.String(),
  description: Type.String(),
  category: Type.String(),
  categoryEn: Type.String(),
  attributes: Type.Record(Type.String(), Type.String()),
  details: Type.Array(ProductDetail, {
    description: 'The attributes in the order of the category, in both languages, with their certificates.',
  }),
  pictureUrls: Type.Array(Type.String()),
  state: ProductState,
  guarantees: Type.Array(Type.String()),
  variants: Type.Array(VariantView),
  clips: Type.Array(
    Type.Object({ id: Type.String(), coverUrl: nullable(Type.String()), caption: Type.String() }),
  ),
});
export type ProductView = Static<typeof ProductView>;

export const ProductCard = Type.Object({
  id: Type.String(),
  title: Type.String(),
  pictureUrl: nullable(Type.String()),
  priceCents: Type.Integer({ description: 'The lowest of its variants.' }),
  currency: Type.String(),
  inStock: Type.Boolean(),
});
export type ProductCard = Static<typeof ProductCard>;

export const ProductPage = Type.Object({
  items: Type.Array(ProductCard),
  nextCursor: nullable(Type.String()),
});
export type ProductPage = Static<typeof ProductPage>;

/** A product as its shop sees it: with real stock, and what is held. */
export const StudioProduct = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  category: Type.String(),
  attributes: Type.Record(Type.String(), Type.String()),
  guarantees: Type.Array(Type.String()),
  pictureKeys: Type.Array(Type.String()),
  pictureUrls: Type.Array(Type.String()),
  pictureTexts: Type.Array(Type.String()),
  state: ProductState,
  updatedAt: Type.String(),
  variants: Type.Array(
    Type.Object({
      id: Type.String(),
      sku: Type.String(),
      title: Type.String(),
      options: Type.Record(Type.String(), Type.String()),
      priceCents: Type.Integer(),
      listPriceCents: nullable(Type.Integer()),
      currency: Type.String(),
      onHand: Type.Integer(),
      held: Type.Integer(),
      available: Type.Integer(),
    }),
  ),
});
export type StudioProduct = Static<typeof StudioProduct>;

export const StudioProductPage = Type.Object({
  items: Type.Array(StudioProduct),
  nextCursor: nullable(Type.String()),
});

export const StockCount = Type.Object({ onHand: OnHand }, closed);
export const StockView = Type.Object({
  variantId: Type.String(),
  onHand: Type.Integer(),
  held: Type.Integer(),
  available: Type.Integer(),
});

export const PictureView = Type.Object({ key: Type.String(), url: Type.String() });
export type PictureView = Static<typeof PictureView>;

const Share = Type.Number({ minimum: 0, maximum: 1 });

/** A part of a picture, in shares of its width and its height. */
export const PictureCrop = Type.Object({ left: Share, top: Share, width: Share, height: Share }, closed);
export type PictureCrop = Static<typeof PictureCrop>;

/** What a product is shown as beside a clip; the clip adds the moment. */
export interface ProductSummary {
  readonly productId: string;
  readonly shopId: string;
  readonly title: string;
  readonly pictureUrl: string | null;
  readonly priceCents: number;
  readonly currency: string;
  readonly inStock: boolean;
  readonly guarantees: string[];
  /** On sale, in an open shop. */
  readonly onSale: boolean;
}
