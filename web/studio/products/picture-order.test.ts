import { describe, expect, it } from 'vitest';
import { movedTo } from './picture-order.ts';

describe('movedTo', () => {
  it('moves one and keeps the order of the others', () => {
    expect(movedTo(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(movedTo(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  });
  it('stays within the list', () => {
    expect(movedTo(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(movedTo(['a', 'b'], 0, 9)).toEqual(['b', 'a']);
    expect(movedTo(['a', 'b'], 5, 0)).toEqual(['a', 'b']);
  });
});
