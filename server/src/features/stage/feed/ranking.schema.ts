import { type Static, Type } from '@fastify/type-provider-typebox';

const Share = Type.Number({ minimum: 0, maximum: 1 });
const Count = Type.Number({ minimum: 0 });

/** How the ranking of one web process is doing. */
export const RankingViewSchema = Type.Object({
  channels: Type.Array(Type.Object({ channel: Type.String(), slots: Type.Integer(), share: Share }), {
    description: 'How the slots of the pages served lately by this process were found, most first.',
  }),
  calibration: Type.Array(
    Type.Object({
      task: Type.String(),
      bins: Type.Array(Type.Object({ predicted: Share, observed: Share, count: Count })),
      expectedCalibrationError: Share,
      count: Count,
    }),
    { description: 'Per task what was expected beside what happened; exposures fade with their number.' },
  ),
  counters: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
  values: Type.Array(Type.Object({ task: Type.String(), worth: Type.Number() }), {
    description: 'What each thing that a person may do is worth in the ranking.',
  }),
  signals: Type.Array(Type.Object({ signal: Type.String(), weight: Type.Number() }), {
    description: 'What share of its value an item loses that has nothing of a signal.',
  }),
});
export type RankingView = Static<typeof RankingViewSchema>;
