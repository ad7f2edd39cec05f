import { expect, it } from 'vitest';
import { createVitalBoard } from './vital-board.ts';

it('takes vitals by the names that rooms use, the newest of each, and no others', () => {
  const board = createVitalBoard();
  const left = 'left:var_01k9f0000000000000000000zz';
  expect(board.set({ online: [3, 1], [left]: [5, 1], 'caption:zh-CN': ['1795147204000 大家好', 1] })).toEqual(
    [...['online', left, 'caption:zh-CN']],
  );
  expect(board.set({ [left]: [4, 0], online: [3, 2] })).toEqual([]);
  expect(board.set({ [left]: [0, 2] })).toEqual([left]);
  expect(board.text(left)).toBe(`"${left}":0`);
  expect(board.set({ 'a b': [1, 3], '': [1, 3], long: ['x'.repeat(301), 3], '"': [1, 3] })).toEqual([]);
  expect(Object.keys(board.all())).toHaveLength(3);
});
