import type { RoomResults } from './room-queries.ts';

const minuteMs = 60_000;

export const curveMeasures = [
  ...(['online', 'gmvCents', 'productClicks', 'chats', 'couponClaims', 'packetTakes'] as const),
] as const;
export type CurveMeasure = (typeof curveMeasures)[number];

export interface CurvePoint {
  readonly atMs: number;
  readonly value: number;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A measure by the whole minutes of a time, in order; a minute in which nothing happened is zero. */
export function curveOf(
  minutes: RoomResults['minutes'],
  measure: CurveMeasure,
  { fromMs, toMs }: Span,
): CurvePoint[] {
  const values = new Map(minutes.map((minute) => [Date.parse(minute.at), minute[measure]]));
  const points: CurvePoint[] = [];
  const firstMs = Math.floor(fromMs / minuteMs) * minuteMs;
  for (let atMs = firstMs; atMs < toMs; atMs += minuteMs)
    points.push({ atMs: Math.max(atMs, fromMs), value: values.get(atMs) ?? 0 });
  return points;
}

/** Where an instant is, from 0 to 1. */
export function placeOf(atMs: number, { fromMs, toMs }: Span): number {
  return toMs <= fromMs ? 0 : Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
}

/** The least of 1, 2, 5, 10, 20 … that is not below a value: the top of a scale. */
export function topOf(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value;
}

export const curveLanes = ['price', 'sale', 'bag', 'coupon', 'packet', 'poll', 'news', 'silent'] as const;
export type CurveLane = (typeof curveLanes)[number];

const laneStarts: readonly (readonly [start: string, lane: CurveLane])[] = [
  ['goods-changed', 'price'],
  ['flash-sale-', 'sale'],
  ['bag-published', 'bag'],
  ['bag-drawn', 'bag'],
  ['coupon-given', 'coupon'],
  ['red-packet-published', 'packet'],
  ['poll-opened', 'poll'],
  ['announcement', 'news'],
  ['room-silent', 'silent'],
];

export interface LaneMark {
  readonly atMs: number;
  readonly productId: string | null;
}

/** What may have moved the curve, by what it is, for a lane each; lanes without any are left out. */
export function lanesOf(
  marks: RoomResults['marks'],
): readonly { readonly lane: CurveLane; readonly marks: readonly LaneMark[] }[] {
  const byLane = Map.groupBy(marks, ({ kind }) => laneStarts.find(([start]) => kind.startsWith(start))?.[1]);
  return curveLanes.flatMap((lane) => {
    const own = byLane.get(lane);
    if (own === undefined) return [];
    // Two of one moment, about one thing, are one to look at.
    const each = new Map(own.map((mark) => [`${mark.at} ${mark.productId}`, mark]));
    const marks = [...each.values()].map(({ at, productId }) => ({ atMs: Date.parse(at), productId }));
    return [{ lane, marks }];
  });
}
