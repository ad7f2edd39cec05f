import { expect, it } from 'vitest';
import { categoryTree } from '../../trade/catalogue/category-tree.ts';
import { tradeOfCategory } from './category-trade.ts';

it('knows the trade of every category but of the group that has two', () => {
  const names = categoryTree.flatMap((top) => [top.name, ...top.children.map(({ name }) => name)]);
  expect(names.filter((name) => tradeOfCategory(name) === undefined)).toEqual(['茶叶茶具']);
  expect(tradeOfCategory('酒类')).toBe('alcohol');
  expect(tradeOfCategory('什么都卖')).toBeUndefined();
});
