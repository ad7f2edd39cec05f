import { type Static, Type } from '@fastify/type-provider-typebox';
import { providerEntryKinds } from '../../../ports/payment.ts';

const nullable = <Item extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(
  item: Item,
) => Type.Union([item, Type.Null()]);
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day in China’s time.' });

export const runStates = ['waiting', 'failed', 'even', 'uneven'] as const;
export type RunState = (typeof runStates)[number];
export const differenceKinds = ['missing-here', 'missing-there', 'other-amount'] as const;

export const RunParams = Type.Object({ provider: Type.String({ maxLength: 40 }), day: date });
export const DifferenceParams = Type.Object({ id: Type.Integer({ minimum: 1 }) });
export const ExplanationBody = Type.Object(
  { explanation: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
);

export const RunView = Type.Object({
  provider: Type.String(),
  day: date,
  state: Type.Enum(runStates, {
    description:
      'waiting: the file is not there yet; failed: it could not be read; uneven: differences are open.',
  }),
  detail: Type.String({ description: 'Why it failed.' }),
  entries: Type.Integer(),
  totals: Type.Array(
    Type.Object({
      currency: Type.String(),
      captureCents: Type.Integer(),
      refundCents: Type.Integer(),
      splitCents: Type.Integer(),
      feeCents: Type.Integer(),
    }),
  ),
  differences: Type.Integer(),
  openDifferences: Type.Integer(),
  checkedAt: Type.String(),
});
export type RunView = Static<typeof RunView>;

export const DifferenceView = Type.Object({
  id: Type.Integer(),
  kind: Type.Enum(differenceKinds),
  entryKind: Type.Enum(providerEntryKinds),
  reference: Type.String({
    description: 'Our id of the payment, the refund or the order; else the provider’s.',
  }),
  providerRef: Type.String(),
  ourCents: nullable(Type.Integer()),
  theirCents: nullable(Type.Integer()),
  currency: Type.String(),
  at: Type.String(),
  explanation: nullable(Type.String()),
  explainedBy: nullable(Type.String()),
  explainedAt: nullable(Type.String()),
});
export type DifferenceView = Static<typeof DifferenceView>;
