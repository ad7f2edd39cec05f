import type { VariantView } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { cheapest, chooseOption, firstChoice, optionAvailable, optionGroups } from './variant-choice.ts';

const variant = (id: string, options: Record<string, string>, available = 5): VariantView => ({
  id,
  sku: id,
  title: '',
  options,
  priceCents: 100,
  listPriceCents: null,
  currency: 'CNY',
  available,
});
const shirts = [
  variant('rs', { colour: 'red', size: 'S' }, 0),
  variant('rm', { colour: 'red', size: 'M' }),
  variant('bs', { colour: 'blue', size: 'S' }),
  variant('gm', { colour: 'green', size: 'M' }),
];

describe('variants', () => {
  it('are told apart by their options, in order', () => {
    expect(optionGroups(shirts)).toEqual([
      { name: 'colour', values: ['red', 'blue', 'green'] },
      { name: 'size', values: ['S', 'M'] },
    ]);
  });
  it('begin with one that can be bought', () => {
    expect(firstChoice(shirts)?.id).toBe('rm');
    expect(firstChoice([variant('x', {}, 0)])?.id).toBe('x');
    expect(firstChoice([])).toBeUndefined();
  });
  it('are as cheap as the cheapest that can be bought', () => {
    const priced = (id: string, priceCents: number, available: number) => ({
      ...variant(id, {}, available),
      priceCents,
    });
    const [gone, dear, fair] = [priced('gone', 10, 0), priced('dear', 90, 2), priced('fair', 50, 2)];
    expect(cheapest([gone, dear, fair])?.id).toBe('fair');
    expect(cheapest([gone])?.id).toBe('gone');
    expect(cheapest([])).toBeUndefined();
  });
  it('change only the option that was chosen when such a variant exists', () => {
    expect(chooseOption(shirts, shirts[1]!, 'size', 'S').id).toBe('rs');
    expect(chooseOption(shirts, shirts[2]!, 'colour', 'red').id).toBe('rs');
  });
  it('give up another option when they must', () => {
    expect(chooseOption(shirts, shirts[2]!, 'colour', 'green').id).toBe('gm');
  });
  it('tell what is sold out', () => {
    expect(optionAvailable(shirts, shirts[1]!, 'size', 'S')).toBe(false);
    expect(optionAvailable(shirts, shirts[1]!, 'colour', 'green')).toBe(true);
  });
});
