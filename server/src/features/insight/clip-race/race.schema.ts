import { type Static, Type } from '@fastify/type-provider-typebox';

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const MeasureSchema = Type.Enum(['dwell', 'clickRate', 'conversion', 'gpm']);

export const raceAdviceCodes = [
  'no-viewers',
  'few-stay',
  'slow',
  'few-open',
  'few-buy',
  'small-orders',
  'about-to-climb',
  'more-viewers',
  'waiting',
  'top',
  'stopped',
] as const;

export const ClipRaceSchema = Type.Object({
  clipId: Type.String(),
  currency: Type.String(),
  state: Type.Enum(['running', 'stopped']),
  /** The steps, from the first audience upwards. */
  tiers: Type.Array(Type.Object({ audience: Type.Integer() })),
  tier: Type.Integer(),
  startedAt: Type.String({ format: 'date-time' }),
  nextLookAt: nullable(Type.String({ format: 'date-time' })),
  /** People who watched it on this step; each counts once. */
  viewers: Type.Integer(),
  /** How sure a judgement is, all measures and looks together. */
  confidence: Type.Number(),
  /**
   * Each measure on this step beside what is needed. Shares, and for gpm minor units of money for a thousand viewers;
   * `low` and `high` are where it may lie.
   */
  measures: Type.Array(
    Type.Object({
      measure: MeasureSchema,
      value: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
      needed: Type.Number(),
      /** Whose middle is needed; `floor`: what is asked at least. */
      from: Type.Enum(['category', 'all', 'floor']),
      verdict: Type.Enum(['above', 'below', 'unclear']),
    }),
  ),
  /** The first minutes of the step. */
  windows: Type.Array(
    Type.Object({
      minutes: Type.Integer(),
      viewers: Type.Integer(),
      dwell: nullable(Type.Number()),
      clickRate: nullable(Type.Number()),
      conversion: nullable(Type.Number()),
      gpm: nullable(Type.Number()),
    }),
  ),
  moves: Type.Array(Type.Object({ tier: Type.Integer(), at: Type.String({ format: 'date-time' }) })),
  advice: Type.Object({
    code: Type.Enum([...raceAdviceCodes]),
    /** The share the sentence speaks of, the viewers that are missing, and the minutes until the next look. */
    share: nullable(Type.Number()),
    viewers: nullable(Type.Integer()),
    minutes: nullable(Type.Integer()),
  }),
});

export type ClipRaceView = Static<typeof ClipRaceSchema>;
export type RaceAdvice = ClipRaceView['advice'];

/** Where a clip stands, as it is kept. */
export interface RaceRow {
  readonly clipId: string;
  readonly tier: number;
  readonly state: 'running' | 'stopped';
  readonly startedAtMs: number;
  readonly looks: number;
  readonly nextLookAtMs: number | null;
  readonly moves: readonly RaceMove[];
}

export interface RaceMove {
  readonly tier: number;
  readonly atMs: number;
}
