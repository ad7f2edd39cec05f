import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { pageSchema } from '../../../http/page.ts';
import { nullable } from '../catalogue/index.ts';
import { poolKinds } from '../stock/index.ts';

const closed = { additionalProperties: false } as const;
const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const VariantId = Type.String({ pattern: idPattern('variant') });
const WarehouseId = Type.String({
  maxLength: 60,
  description: '`main` is the first warehouse of every shop.',
});

export const WarehouseInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    province: Type.String({ maxLength: 40 }),
    priority: Type.Integer({
      minimum: 1,
      maximum: 999,
      description: 'Goods are taken from the lowest first.',
    }),
  },
  closed,
);
export type WarehouseInput = Static<typeof WarehouseInput>;

export const WarehouseView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  province: Type.String(),
  priority: Type.Integer(),
  onHand: Type.Integer(),
  promised: Type.Integer(),
});
export const WarehouseList = Type.Object({ items: Type.Array(WarehouseView) });
export type WarehouseView = Static<typeof WarehouseView>;

export const StockRow = Type.Object({
  variantId: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  variantTitle: Type.String(),
  sku: Type.String(),
  pictureUrl: nullable(Type.String()),
  perPersonMax: nullable(Type.Integer()),
  onHand: Type.Integer({ description: 'On the open shelves and not sold, held ones among them.' }),
  held: Type.Integer({ description: 'Reserved by checkouts that are not paid yet.' }),
  promised: Type.Integer({ description: 'Sold and not shipped yet; no part of what is on hand.' }),
  setAside: Type.Integer({ description: 'Kept for occasions: no other order takes them.' }),
  levels: Type.Array(
    Type.Object({
      warehouseId: Type.String(),
      onHand: Type.Integer(),
      held: Type.Integer(),
      promised: Type.Integer(),
    }),
    { description: 'Of the open shelves, by warehouse.' },
  ),
});
export type StockRow = Static<typeof StockRow>;
export const StockPage = pageSchema(StockRow);

export const StockCountAt = Type.Object(
  { onHand: Type.Integer({ minimum: 0, maximum: 100_000_000 }), warehouseId: WarehouseId },
  closed,
);
export const StockMove = Type.Object(
  { variantId: VariantId, quantity: Quantity, from: WarehouseId, to: WarehouseId },
  closed,
);
export const PersonLimit = Type.Object(
  { perPersonMax: nullable(Type.Integer({ minimum: 1, maximum: 999 })) },
  closed,
);

export const PoolInput = Type.Object(
  {
    kind: Type.Enum(poolKinds),
    referenceId: Type.String({
      minLength: 1,
      maxLength: 80,
      description: 'What the occasion is, e.g. a room’s id or its name.',
    }),
    lines: Type.Array(Type.Object({ variantId: VariantId, quantity: Quantity }, closed), {
      minItems: 1,
      maxItems: 50,
    }),
  },
  closed,
);
export type PoolInput = Static<typeof PoolInput>;

export const PoolView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(poolKinds),
  referenceId: Type.String(),
  openedAt: Type.String(),
  closedAt: nullable(Type.String()),
  lines: Type.Array(
    Type.Object({
      variantId: Type.String(),
      title: Type.String(),
      variantTitle: Type.String(),
      onHand: Type.Integer(),
      held: Type.Integer(),
      promised: Type.Integer(),
    }),
  ),
});
export type PoolView = Static<typeof PoolView>;
export const PoolPage = pageSchema(PoolView);
