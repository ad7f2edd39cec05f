import { type Static, Type } from '@fastify/type-provider-typebox';
import { productLimits } from './product.schema.ts';
import { nullable } from './seller.schema.ts';

const closed = { additionalProperties: false } as const;

export const bulkEditMax = 500;
const percentMin = -95;
const percentMax = 900;
const centsMax = 100_000_000;

const Guarantees = Type.Array(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40 }), {
  minItems: 1,
  maxItems: productLimits.guaranteesMax,
  uniqueItems: true,
});

const Price = Type.Union([
  Type.Object({ by: Type.Literal('set'), cents: Type.Integer({ minimum: 1, maximum: centsMax }) }, closed),
  Type.Object(
    {
      by: Type.Literal('percent'),
      percent: Type.Integer({ minimum: percentMin, maximum: percentMax }),
      ending: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 99,
          description: 'The cents a new price ends in, at the nearest price that does.',
        }),
      ),
    },
    closed,
  ),
  Type.Object(
    { by: Type.Literal('amount'), cents: Type.Integer({ minimum: -centsMax, maximum: centsMax }) },
    closed,
  ),
]);

const Stock = Type.Union([
  Type.Object(
    { by: Type.Literal('set'), onHand: Type.Integer({ minimum: 0, maximum: productLimits.onHandMax }) },
    closed,
  ),
  Type.Object(
    {
      by: Type.Literal('add'),
      count: Type.Integer({ minimum: -productLimits.onHandMax, maximum: productLimits.onHandMax }),
    },
    closed,
  ),
]);

export const BulkChange = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('on-sale'), Type.Literal('off-sale')])),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    price: Type.Optional(Price),
    listPrice: Type.Optional(
      Type.Union([Type.Literal('old-price'), Type.Literal('none')], {
        description:
          '`old-price` strikes what was asked before where the price falls; `none` strikes nothing.',
      }),
    ),
    stock: Type.Optional(Stock),
    addGuarantees: Type.Optional(Guarantees),
    removeGuarantees: Type.Optional(Guarantees),
  },
  { ...closed, minProperties: 1 },
);
export type BulkChange = Static<typeof BulkChange>;

export const BulkEdit = Type.Object(
  {
    productIds: Type.Array(Type.String({ maxLength: 60 }), {
      minItems: 1,
      maxItems: bulkEditMax,
      uniqueItems: true,
    }),
    change: BulkChange,
  },
  closed,
);
export type BulkEdit = Static<typeof BulkEdit>;

const FromTo = Type.Object({ from: Type.Integer(), to: Type.Integer() });

export const BulkEditLine = Type.Object({
  productId: Type.String(),
  title: Type.String(),
  outcome: Type.Union([Type.Literal('changed'), Type.Literal('unchanged'), Type.Literal('refused')]),
  code: nullable(Type.String({ description: 'Why it is refused; null when it is not.' })),
  field: nullable(Type.String()),
  detail: nullable(Type.String()),
  /** Of the cheapest variant. */
  price: nullable(FromTo),
  /** Of all variants together. */
  onHand: nullable(FromTo),
});
export type BulkEditLine = Static<typeof BulkEditLine>;

export const BulkEditView = Type.Object({
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer(),
  items: Type.Array(BulkEditLine, { description: 'In the order asked.' }),
});
export type BulkEditView = Static<typeof BulkEditView>;
