import { describe, expect, it } from 'vitest';
import { withSearch } from './search-history.ts';

describe('searches on this device', () => {
  it('have the newest first, each once', () => {
    expect(withSearch(['茶', '杯'], ' 杯 ')).toEqual(['杯', '茶']);
    expect(withSearch(['茶'], '  ')).toEqual(['茶']);
  });

  it('are bounded', () => {
    let searches: readonly string[] = [];
    for (let i = 0; i < 30; i++) searches = withSearch(searches, `${i}`);
    expect(searches).toHaveLength(10);
    expect(searches[0]).toBe('29');
  });
});
