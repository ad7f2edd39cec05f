import { describe, expect, it } from 'vitest';
import { attributeRow, readAttributes, rowsOf, withValue } from './attribute-draft.ts';
import type { AttributeRuleView } from './category-queries.ts';

const rule: AttributeRuleView = {
  ...{ name: '净含量', en: 'Net weight', unit: 'g', choices: [], certifiable: false },
  kind: 'number',
};

describe('attributes as they are typed', () => {
  it('leave out what is empty, and read numbers in every width', () => {
    const rows = [...rowsOf({ 产地: ' 杭州 ', 净含量: '２５０' }), attributeRow('香型', ' ')];
    expect(readAttributes(rows, [rule])).toEqual({
      attributes: { 产地: '杭州', 净含量: '250' },
      problems: {},
    });
  });

  it('mark a row without a name, one named twice, and a number that is none', () => {
    const rows = [
      ...rowsOf({ 净含量: '半斤', 产地: '杭州' }),
      attributeRow('', '兰香'),
      attributeRow('产地', '福州'),
    ];
    const { problems } = readAttributes(rows, [rule]);
    expect(rows.map(({ rowId }) => problems[rowId])).toEqual([
      ...['number-wrong', undefined, 'name-missing', 'name-twice'],
    ]);
  });

  it('are set by name, in the row they have or in a new one', () => {
    const rows = withValue(withValue(rowsOf({ 产地: '杭州' }), '产地', '福州'), '净含量', '250');
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['产地', '福州'],
      ['净含量', '250'],
    ]);
  });
});
