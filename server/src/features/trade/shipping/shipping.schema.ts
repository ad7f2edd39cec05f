import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from '../catalogue/index.ts';

const closed = { additionalProperties: false } as const;

export const shippingLimits = {
  feeCentsMax: 100_000,
  freeAboveCentsMax: 100_000_000,
  regionsMax: 40,
  provincesMax: 40,
} as const;

const fee = {
  baseCents: Type.Integer({ minimum: 0, maximum: shippingLimits.feeCentsMax }),
  freeAboveCents: nullable(
    Type.Integer({
      minimum: 1,
      maximum: shippingLimits.freeAboveCentsMax,
      description: 'Free from this amount of goods on; null for never.',
    }),
  ),
};
const Province = Type.String({ minLength: 1, maxLength: 40 });

/** What a shop asks for a parcel: by province where a region names it, else the base. */
export const ShippingRules = Type.Object(
  {
    ...fee,
    regions: Type.Array(
      Type.Object(
        {
          provinces: Type.Array(Province, { minItems: 1, maxItems: shippingLimits.provincesMax }),
          ...fee,
        },
        closed,
      ),
      { maxItems: shippingLimits.regionsMax },
    ),
    notServed: Type.Array(Province, { maxItems: shippingLimits.provincesMax }),
  },
  closed,
);
export type ShippingRules = Static<typeof ShippingRules>;

const Version = nullable(
  Type.Integer({ minimum: 1, description: 'Null for the platform’s built-in rules.' }),
);

export const ShippingView = Type.Object({ version: Version, rules: ShippingRules });

export const ShippingChange = Type.Object(
  { rules: ShippingRules, replaces: Version },
  {
    ...closed,
    examples: [
      {
        rules: { baseCents: 600, freeAboveCents: 5_900, regions: [], notServed: [] },
        replaces: null,
      },
    ],
    description: '`replaces` is the version that was read, so that nobody’s change is lost unseen.',
  },
);
export type ShippingChange = Static<typeof ShippingChange>;
