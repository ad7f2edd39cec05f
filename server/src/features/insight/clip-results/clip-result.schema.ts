import { type Static, Type } from '@fastify/type-provider-typebox';

export const retentionSteps = 100;
export const resultDays = 28;

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const figures = {
  /** Plays that a screen reported, each once however often it looped. */
  views: Type.Integer(),
  /** Plays that reached the end. */
  completions: Type.Integer(),
  productOpens: Type.Integer(),
  cartAdds: Type.Integer(),
  /** Orders with goods chosen at this clip. */
  orders: Type.Integer(),
  paidOrders: Type.Integer(),
  /** What was paid for those goods, before anything came back. */
  paidCents: Type.Integer(),
  likes: Type.Integer(),
  /** Follows of its author within half an hour of a view. */
  follows: Type.Integer(),
};

const rates = {
  /** Milliseconds played for a view, loops included; null without views. */
  averagePlayMs: nullable(Type.Integer()),
  /** Of the views, the share that reached the end. */
  completionRate: nullable(Type.Number()),
  /** Of the viewers, the share that opened one of its products. */
  productClickRate: nullable(Type.Number()),
  /** What was paid for a thousand views. */
  paidCentsPer1000Views: nullable(Type.Integer()),
};

export const ClipTotalsSchema = Type.Object({ ...figures, ...rates, viewers: Type.Integer() });

/** The middle of the author's clips that were viewed at all; null where there are fewer than three. */
export const ClipMedianSchema = Type.Object({
  clips: Type.Integer(),
  views: nullable(Type.Number()),
  averagePlayMs: nullable(Type.Number()),
  completionRate: nullable(Type.Number()),
  productClickRate: nullable(Type.Number()),
  paidCentsPer1000Views: nullable(Type.Number()),
});

export const ClipAdviceSchema = Type.Object({
  code: Type.Enum([
    'too-few-views',
    'no-goods',
    'early-leaving',
    'goods-too-late',
    'slow-middle',
    'few-clicks',
    'clicks-without-orders',
    'better-than-usual',
    'steady',
  ]),
  /** The share the sentence speaks of, and the moment, where it has them. */
  share: nullable(Type.Number()),
  atMs: nullable(Type.Integer()),
});

export const ClipResultsSchema = Type.Object({
  clipId: Type.String(),
  currency: Type.String(),
  durationMs: Type.Integer(),
  totals: ClipTotalsSchema,
  median: ClipMedianSchema,
  /** The last 28 days in Coordinated Universal Time, oldest first; days without anything are there too. */
  days: Type.Array(Type.Object({ day: Type.String(), ...figures })),
  /** Of the views of the video as it is now, the share still watching at each hundredth, beginning at its start. */
  retention: Type.Object({ views: Type.Integer(), shares: Type.Array(Type.Number()) }),
  advice: ClipAdviceSchema,
});

export type ClipTotals = Static<typeof ClipTotalsSchema>;
export type ClipMedian = Static<typeof ClipMedianSchema>;
export type ClipAdvice = Static<typeof ClipAdviceSchema>;
export type ClipResults = Static<typeof ClipResultsSchema>;

/** What is counted for a clip on one day. */
export interface ClipCounts {
  readonly views: number;
  readonly playMs: number;
  readonly completions: number;
  readonly productOpens: number;
  readonly cartAdds: number;
  readonly orders: number;
  readonly paidOrders: number;
  readonly paidCents: number;
  readonly likes: number;
  readonly follows: number;
}

export const noCounts: ClipCounts = {
  views: 0,
  playMs: 0,
  completions: 0,
  productOpens: 0,
  cartAdds: 0,
  orders: 0,
  paidOrders: 0,
  paidCents: 0,
  likes: 0,
  follows: 0,
};
