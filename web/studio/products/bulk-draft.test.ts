import { describe, expect, it } from 'vitest';
import { type BulkDraft, emptyBulkDraft, readBulkDraft } from './bulk-draft.ts';

const read = (given: Partial<BulkDraft>) => readBulkDraft({ ...emptyBulkDraft, ...given });

describe('readBulkDraft', () => {
  it('asks for something to change', () => {
    expect(read({})).toEqual({ ok: false, problem: 'nothing' });
    expect(read({ category: '  ' })).toEqual({ ok: false, problem: 'nothing' });
  });

  it('reads shares and amounts with their sign, in the digits and minus signs that keyboards have', () => {
    expect(read({ price: 'percent', priceValue: '−１５%', ending: '90' })).toEqual({
      ok: true,
      change: { price: { by: 'percent', percent: -15, ending: 90 } },
    });
    expect(read({ price: 'amount', priceValue: '-5.5' })).toEqual({
      ok: true,
      change: { price: { by: 'amount', cents: -550 } },
    });
    expect(read({ price: 'set', priceValue: '¥29.90', listPrice: 'old-price' })).toEqual({
      ok: true,
      change: { price: { by: 'set', cents: 2_990 }, listPrice: 'old-price' },
    });
  });

  it.each([
    ['price', { price: 'percent', priceValue: '-96' }],
    ['price', { price: 'percent', priceValue: '1.5' }],
    ['price', { price: 'set', priceValue: '-1' }],
    ['price', { price: 'amount', priceValue: '' }],
    ['stock', { stock: 'set', stockValue: '-1' }],
    ['stock', { stock: 'add', stockValue: 'ten' }],
  ] as const)('marks a %s that is none: %o', (problem, given) => {
    expect(read(given)).toEqual({ ok: false, problem });
  });

  it('sends only what was chosen', () => {
    expect(
      read({ state: 'off-sale', stock: 'add', stockValue: '+10', addGuarantee: 'ship-24-hours' }),
    ).toEqual({
      ok: true,
      change: { state: 'off-sale', stock: { by: 'add', count: 10 }, addGuarantees: ['ship-24-hours'] },
    });
  });
});
