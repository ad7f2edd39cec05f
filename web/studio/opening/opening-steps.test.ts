import { describe, expect, it } from 'vitest';
import { fieldsOf, firstOpenStep, readOpeningSearch } from './opening-steps.ts';

describe('the steps of opening a shop', () => {
  it('go on where something is wanted, what was found wrong first', () => {
    expect(firstOpenStep({ missing: ['contactPhone', 'name'], wrong: [] })).toBe('shop');
    expect(firstOpenStep({ missing: [], wrong: ['id-back'] })).toBe('identity');
    expect(firstOpenStep({ missing: [], wrong: [] })).toBe('check');
    expect(fieldsOf('identity', ['licence', 'city'])).toEqual(['licence']);
  });

  it('are read from the address, and nonsense is not', () => {
    expect(readOpeningSearch({ step: 'shop', shop: 'shp_1' })).toEqual({ step: 'shop', shop: 'shp_1' });
    expect(readOpeningSearch({ step: 'x', shop: 3 })).toEqual({});
  });
});
