import { expect, it } from 'vitest';
import { markedParts } from './marked-parts.ts';

const shown = (text: string, ...places: [number, number][]) =>
  markedParts(
    text,
    places.map(([start, end]) => ({ start, end })),
  )
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

it('marks the words of a text, each once', () => {
  expect(shown('最好吃的番茄', [0, 2])).toBe('[最好]吃的番茄');
  expect(shown('全网最好吃的番茄', [4, 8], [0, 5])).toBe('[全网最好吃][的番茄]');
  expect(shown('番茄')).toBe('番茄');
  expect(shown('番茄', [0, 9])).toBe('[番茄]');
});
