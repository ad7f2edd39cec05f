import { expect, it } from 'vitest';
import { arrayLiteral } from './array-literal.ts';

it('a list is written as PostgreSQL reads it', () => {
  expect(arrayLiteral(['茶', 'a "b" \\c', '{x,y}', '', 'null', null])).toBe(
    '{"茶","a \\"b\\" \\\\c","{x,y}","","null",null}',
  );
  expect(arrayLiteral([1, -2.5, null])).toBe('{1,-2.5,null}');
  expect(arrayLiteral([])).toBe('{}');
});

it('what JSON writes in another way is left to the driver', () => {
  for (const value of [
    'a\nb',
    '\u0001',
    '\ud800',
    Number.NaN,
    new Date(0),
    Buffer.from('a'),
    ['a'],
    { a: 1 },
    true,
  ])
    expect(arrayLiteral(['a', value])).toBeNull();
});
