import { describe, expect, it } from 'vitest';
import { chooseCity } from './last-city.ts';

const cities = [{ city: '杭州' }, { city: '大理' }];

describe('the city that is shown', () => {
  it('is the one picked last', () => {
    expect(chooseCity(cities, '大理')).toBe('大理');
  });

  it('is the first where none was picked, or the one picked has no shop any more', () => {
    expect(chooseCity(cities, null)).toBe('杭州');
    expect(chooseCity(cities, '昆明')).toBe('杭州');
  });

  it('is none where no city has a shop', () => {
    expect(chooseCity([], '大理')).toBeNull();
  });
});
