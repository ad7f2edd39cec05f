import { expect, it } from 'vitest';
import { eveningAfter } from './build-rooms.ts';

it('plans rooms for evenings in China, none of them too near', () => {
  const at = (text: string, days: number) => new Date(eveningAfter(Date.parse(text), days)).toISOString();
  expect(at('2026-03-01T01:00:00+08:00', 0)).toBe('2026-03-01T12:00:00.000Z');
  expect(at('2026-03-01T09:00:00+08:00', 0)).toBe('2026-03-01T12:00:00.000Z');
  expect(at('2026-03-01T18:30:00+08:00', 0)).toBe('2026-03-02T12:00:00.000Z');
  expect(at('2026-03-01T18:30:00+08:00', 2)).toBe('2026-03-04T12:00:00.000Z');
});
