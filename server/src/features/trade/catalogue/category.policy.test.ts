import { describe, expect, it } from 'vitest';
import { categoriesWithin, checkAttributes, describeAttributes, findCategory } from './category.policy.ts';
import { categoryTree } from './category-tree.ts';

describe('the category tree', () => {
  it('names every category once, and each attribute of a category once, in both languages', () => {
    const all = categoryTree.flatMap((top) => [top, ...top.children]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(60);
    for (const { name, en, attributes } of all) {
      expect(name.length, name).toBeLessThanOrEqual(40);
      expect(en, name).not.toBe('');
      const names = attributes.map((rule) => rule.name);
      expect(new Set(names).size, name).toBe(names.length);
      for (const rule of attributes) expect(rule.kind === 'number', rule.name).toBe(rule.unit !== null);
    }
  });

  it('gives a leaf its own attributes and those above it', () => {
    const tea = findCategory('茶叶');
    expect(tea?.parent).toBe('茶叶茶具');
    expect(tea?.attributes.map(({ name }) => name)).toEqual([
      ...['茶类', '采摘时间', '净含量', '有机认证', '地理标志', '产地', '品牌'],
    ]);
    expect(categoriesWithin('茶叶茶具')).toEqual(['茶叶茶具', '茶叶', '茶具']);
    expect(categoriesWithin('手写的类目')).toEqual(['手写的类目']);
  });
});

describe('attributes', () => {
  it('are numbers and yes or no where the category says so, and free beside', () => {
    expect(
      checkAttributes('茶叶', { 净含量: '250', 有机认证: '是', 茶类: '老鹰茶', 香型: '兰香' }),
    ).toBeNull();
    expect(checkAttributes('茶叶', { 净含量: '250 g' })).toMatchObject({ field: 'attributes.净含量' });
    expect(checkAttributes('茶叶', { 有机认证: 'true' })).toMatchObject({ field: 'attributes.有机认证' });
    expect(checkAttributes('', { 净含量: '很多' })).toBeNull();
  });

  it('are told in the order of the category and in both languages', () => {
    expect(describeAttributes('茶叶', { 香型: '兰香', 品牌: '', 净含量: '250', 茶类: '绿茶' })).toEqual([
      { name: '茶类', en: 'Kind', value: '绿茶', valueEn: 'Green' },
      { name: '净含量', en: 'Net weight', value: '250 g', valueEn: '250 g' },
      { name: '香型', en: '香型', value: '兰香', valueEn: '兰香' },
    ]);
  });
});
