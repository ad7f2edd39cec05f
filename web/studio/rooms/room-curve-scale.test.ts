import { describe, expect, it } from 'vitest';
import { curveOf, lanesOf, placeOf, topOf } from './room-curve-scale.ts';
import type { RoomResults } from './room-queries.ts';

const startMs = Date.UTC(2026, 0, 1, 12);
const minute = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();
const counted = (atMs: number, online: number) =>
  ({ at: iso(atMs), online, gmvCents: online * 100 }) as RoomResults['minutes'][number];

describe('the curve of a room', () => {
  it('has a point for each minute it lasted, zero where nothing happened', () => {
    const minutes = [counted(startMs, 3), counted(startMs + 2 * minute, 5)];
    const span = { fromMs: startMs + 20_000, toMs: startMs + 2.5 * minute };
    expect(curveOf(minutes, 'online', span).map(({ value }) => value)).toEqual([3, 0, 5]);
    expect(curveOf(minutes, 'gmvCents', span)[0]).toEqual({ atMs: startMs + 20_000, value: 300 });
    expect(curveOf([], 'online', { fromMs: startMs, toMs: startMs })).toEqual([]);
  });

  it('puts an instant in its place, and what is outside at the edge', () => {
    const span = { fromMs: 0, toMs: 200 };
    expect([-5, 0, 50, 200, 900].map((at) => placeOf(at, span))).toEqual([0, 0, 0.25, 1, 1]);
    expect(placeOf(5, { fromMs: 5, toMs: 5 })).toBe(0);
  });

  it('has a round top', () => {
    expect([0, 1, 3, 12, 50, 51, 4_200].map(topOf)).toEqual([1, 1, 5, 20, 50, 100, 5_000]);
  });

  it('has a lane for each thing that was done', () => {
    const mark = (kind: string, atMs: number) => ({ kind, at: iso(atMs), productId: null });
    const marks = [
      'pinned',
      'bag-published',
      'goods-changed',
      'bag-closed',
      'flash-sale-announced',
      'bag-drawn',
    ];
    expect(
      lanesOf(marks.map((kind, at) => mark(kind, at))).map(({ lane, marks }) => [lane, marks.length]),
    ).toEqual([
      ['price', 1],
      ['sale', 1],
      ['bag', 2],
    ]);
  });
});
