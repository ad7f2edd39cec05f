import { type Static, Type } from '@fastify/type-provider-typebox';
import { type PolicyName, policyBounds, policyNames } from '@kanmai/interest';
import { idPattern } from '@kanmai/kernel';

export const metrics = ['completion', 'click-rate', 'orders-per-person'] as const;
export type Metric = (typeof metrics)[number];

export const experimentStates = ['draft', 'judging', 'running', 'stopped'] as const;
export type ExperimentState = (typeof experimentStates)[number];

/** The arm that is served by the usual policy and is compared with; and those who are never experimented with. */
export const baseArm = 'base';
export const holdoutArm = 'holdout';
export const variantKeys = ['a', 'b', 'c'] as const;

/** All variants of an experiment together are wrong no more often than this, however often they are looked at. */
export const alpha = 0.05;

export const runningMax = 4;
/** So many slots of an experiment are kept, the last: more would keep a process from its pages while they are judged. */
export const slotsMax = 10_000;

const nullable = <Item extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Number>>(item: Item) =>
  Type.Union([item, Type.Null()]);

const policyFields = Object.fromEntries(
  policyNames.map((name) => {
    const [minimum, maximum] = policyBounds[name];
    return [name, Type.Optional(Type.Number({ minimum, maximum }))];
  }),
) as Record<PolicyName, ReturnType<typeof Type.Optional<ReturnType<typeof Type.Number>>>>;

export const PolicySchema = Type.Object(policyFields, {
  additionalProperties: false,
  minProperties: 1,
  description: 'Settings of the feed that this variant has otherwise than usual.',
});

export const VariantSchema = Type.Object({
  key: Type.Enum([...variantKeys]),
  name: Type.String(),
  policy: PolicySchema,
});
export type Variant = Static<typeof VariantSchema>;

export const ExperimentParams = Type.Object({
  experimentId: Type.String({ pattern: idPattern('experiment') }),
});

export const NewExperimentBody = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 80 }),
    hypothesis: Type.String({ minLength: 2, maxLength: 500 }),
    metric: Type.Enum([...metrics]),
    sharePercent: Type.Integer({ minimum: 1, maximum: 100, description: 'Of all people, who take part.' }),
    holdoutPercent: Type.Integer({
      minimum: 0,
      maximum: 50,
      description: 'Of all people, who are always served as usual: the same people in every experiment.',
    }),
    worthwhile: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'The difference worth having, in the unit of the metric: .01 is one point of a hundred.',
    }),
    variants: Type.Array(
      Type.Object(
        { name: Type.String({ minLength: 1, maxLength: 60 }), policy: PolicySchema },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: variantKeys.length },
    ),
  },
  { additionalProperties: false },
);
export type NewExperiment = Static<typeof NewExperimentBody>;

export const StopBody = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
);

export const ExperimentViewSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  hypothesis: Type.String(),
  metric: Type.Enum([...metrics]),
  state: Type.Enum([...experimentStates]),
  sharePercent: Type.Integer(),
  holdoutPercent: Type.Integer(),
  worthwhile: Type.Number(),
  variants: Type.Array(VariantSchema),
  createdAt: Type.String(),
  judgingAt: nullable(Type.String()),
  startedAt: nullable(Type.String()),
  stoppedAt: nullable(Type.String()),
  stopReason: Type.String(),
});
export type ExperimentView = Static<typeof ExperimentViewSchema>;

export const SettingsViewSchema = Type.Object({
  settings: Type.Array(
    Type.Object({
      name: Type.Enum([...policyNames]),
      usual: Type.Number(),
      least: Type.Number(),
      most: Type.Number(),
    }),
  ),
});

const DifferenceFields = {
  key: Type.String({ description: 'The variant, or holdout.' }),
  difference: nullable(Type.Number()),
  low: nullable(Type.Number({ description: 'Null while there is too little to judge by.' })),
  high: nullable(Type.Number()),
};

export const adviceTypes = ['better', 'worse', 'no-difference', 'go-on'] as const;

export const ResultsViewSchema = Type.Object({
  days: Type.Number({ description: 'Since it was started, until now or until it was stopped.' }),
  surePercent: Type.Number({ description: 'Of all that is said of the variants together.' }),
  mixedPeople: Type.Integer({ description: 'Met more than one arm, and count for none.' }),
  arms: Type.Array(
    Type.Object({
      key: Type.String(),
      people: Type.Integer(),
      means: Type.Array(Type.Object({ metric: Type.Enum([...metrics]), value: nullable(Type.Number()) })),
    }),
  ),
  comparisons: Type.Array(
    Type.Object({
      ...DifferenceFields,
      metric: Type.Enum([...metrics]),
      sureness: Type.Number({ description: '1 − an always valid p-value.' }),
    }),
    { description: 'With the base. For the metric of the experiment first; others are for the eye only.' },
  ),
  looks: Type.Array(Type.Object({ day: Type.String(), ...DifferenceFields }), {
    description: 'What the intervals were at the end of each day, for the metric of the experiment.',
  }),
  advice: Type.Object({
    type: Type.Enum([...adviceTypes]),
    key: nullable(Type.String({ description: 'The variant that is better.' })),
    days: nullable(Type.Number({ description: 'To go on: how many more are expected.' })),
  }),
});
export type ResultsView = Static<typeof ResultsViewSchema>;

const EstimateSchema = Type.Object({
  value: nullable(Type.Number()),
  low: nullable(Type.Number()),
  high: nullable(Type.Number()),
});

export const JudgementViewSchema = Type.Object({
  slots: Type.Integer(),
  people: Type.Integer(),
  reward: Type.Enum(['completed', 'opened'], {
    description:
      'What counts as good of one shown clip. Orders belong to no single clip: they are judged by opened.',
  }),
  policies: Type.Array(
    Type.Object({
      key: Type.String(),
      // Of each with the interval of 95 %: self-normalised, plain, and doubly robust.
      snips: EstimateSchema,
      ips: EstimateSchema,
      dr: EstimateSchema,
      effectiveSlots: Type.Number({
        description: 'How many slots of the policy’s own the log is worth. Below a hundred it says little.',
      }),
      meanWeight: nullable(Type.Number({ description: 'Near 1 where the log says enough.' })),
      largestWeight: Type.Number(),
      clippedSlots: Type.Integer(),
    }),
  ),
});
export type JudgementView = Static<typeof JudgementViewSchema>;
