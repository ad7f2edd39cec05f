import { type Static, Type } from '@fastify/type-provider-typebox';
import { nextSteps } from './service-plan.policy.ts';

const monthlyMost = 100_000_000;
const Category = Type.String({ minLength: 1, maxLength: 60 });
const nullable = (description: string) => Type.Union([Type.Integer({ description }), Type.Null()]);

export const ServicePlanView = Type.Object(
  {
    currency: Type.String(),
    monthlyCents: nullable('The most in a calendar month (Beijing time); null where none was set.'),
    spentCents: Type.Integer({ description: 'Of it, this month.' }),
    refunds: Type.Integer({ description: 'How many claims that paid, in part or whole.' }),
    leftCents: nullable('What the month has left.'),
    asideCents: Type.Integer({ description: 'What is set aside: claims take no more.' }),
    settledCents: Type.Integer({ description: 'From which more is set aside as it is needed.' }),
    monthEndsAt: Type.String(),
    categories: Type.Array(
      Type.Object({
        category: Type.String(),
        products: Type.Integer({ description: 'On sale, that carry the right and are fit for it.' }),
        on: Type.Boolean(),
        paidCents: Type.Integer({ description: 'This month.' }),
      }),
    ),
    next: Type.Enum(nextSteps, { description: 'What to do next.' }),
  },
  {
    examples: [
      {
        ...{ currency: 'CNY', monthlyCents: 200_000, spentCents: 35_600, refunds: 9, leftCents: 164_400 },
        ...{ asideCents: 164_400, settledCents: 912_300, monthEndsAt: '2026-11-30T16:00:00.000Z' },
        categories: [{ category: '水果', products: 6, on: true, paidCents: 35_600 }],
        next: 'none',
      },
    ],
  },
);
export type ServicePlanView = Static<typeof ServicePlanView>;

export const ServicePlanBody = Type.Object(
  {
    monthlyCents: Type.Integer({ minimum: 0, maximum: monthlyMost }),
    categoriesOff: Type.Array(Category, {
      maxItems: 200,
      description: 'For which no new order is promised it.',
    }),
  },
  { additionalProperties: false, examples: [{ monthlyCents: 200_000, categoriesOff: ['鲜花绿植'] }] },
);
