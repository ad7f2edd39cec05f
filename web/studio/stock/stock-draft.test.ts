import { describe, expect, it } from 'vitest';
import { freeOf, levelsAt, readWhole } from './stock-draft.ts';
import { readStockSearch } from './stock-search.ts';

describe('a number that was typed', () => {
  it('is whole and within its bounds', () => {
    expect(readWhole(' 12 ', 0, 20)).toBe(12);
    expect(readWhole('0', 0, 20)).toBe(0);
    for (const text of ['', '-1', '1.5', '1e3', '二', '21', '9999999999'])
      expect(readWhole(text, 0, 20)).toBeNull();
    expect(readWhole('0', 1, 20)).toBeNull();
  });
});

describe('levels by warehouse', () => {
  it('name every warehouse, also where the variant never lay', () => {
    const main = { warehouseId: 'main', onHand: 5, held: 2, promised: 1 };
    const levels = levelsAt({ levels: [main] }, [{ id: 'main' }, { id: 'whs_1' }]);
    expect(levels).toEqual([main, { warehouseId: 'whs_1', onHand: 0, held: 0, promised: 0 }]);
    expect(levels.map(freeOf)).toEqual([3, 0]);
  });
});

describe('the address of the stock page', () => {
  it('keeps what makes sense', () => {
    expect(readStockSearch({ tab: 'warehouses', open: 'new' })).toEqual({ tab: 'warehouses', open: 'new' });
    expect(readStockSearch({ text: 2024, stock: 'out', open: 'var_1' })).toEqual({
      text: '2024',
      stock: 'out',
      open: 'var_1',
    });
    expect(readStockSearch({ tab: 'goods', stock: 'all', text: '', open: 1 })).toEqual({});
    expect(readStockSearch({ tab: 'x', stock: 'x', text: ['a'] })).toEqual({});
    expect(readStockSearch({ text: 'a'.repeat(80) }).text).toHaveLength(60);
  });
});
