import { expect, it } from 'vitest';
import { createPace } from './pace.ts';

const settings = { flushMs: 100, flushMaxMs: 1_000, flushShare: 0.5, commerceMs: 20 };

it('keeps the usual period while flushing is cheap, and grows with what it costs', () => {
  const pace = createPace(settings);
  expect([pace.periodMs, pace.chatShare]).toEqual([100, 1]);
  pace.cost(0, 40);
  expect(pace.periodMs).toBe(100);
  pace.cost(0, 60);
  expect(pace.periodMs).toBe(200);
  pace.cost(60, 20);
  expect(pace.periodMs).toBe(120);
  pace.cost(20, 0);
  pace.cost(40, 0);
  expect(pace.periodMs).toBe(100);
});

it('lets commerce follow sooner while flushing is cheap, never sooner than flushing takes', () => {
  const pace = createPace(settings);
  expect(pace.commerceMs).toBe(20);
  pace.cost(0, 30);
  expect([pace.commerceMs, pace.periodMs]).toEqual([60, 100]);
  pace.cost(30, 600);
  expect([pace.commerceMs, pace.periodMs]).toEqual([1_000, 1_000]);
});

it('spreads less chat when the longest period is too short', () => {
  const pace = createPace(settings);
  pace.cost(0, 1_000);
  expect([pace.periodMs, pace.chatShare]).toEqual([1_000, 0.5]);
  pace.cost(1_000, 100_000);
  expect(pace.chatShare).toBe(0.05);
});
