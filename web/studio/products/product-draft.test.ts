import { describe, expect, it } from 'vitest';
import { draftOf, emptyDraft, emptyVariant, readDraft, type VariantDraft } from './product-draft.ts';

const row = (given: Partial<VariantDraft>): VariantDraft => ({
  ...emptyVariant(),
  sku: 'A',
  price: '29.90',
  stock: '5',
  ...given,
});

describe('readDraft', () => {
  it('marks each field of an empty draft', () => {
    const draft = emptyDraft();
    const id = draft.variants[0]!.rowId;
    expect(readDraft(draft)).toEqual({
      ok: false,
      problems: {
        title: 'name-missing',
        [`${id}.sku`]: 'sku-missing',
        [`${id}.price`]: 'price-wrong',
        [`${id}.stock`]: 'stock-wrong',
      },
    });
  });

  it('refuses the same SKU twice, and a struck price that is no higher', () => {
    const draft = {
      ...emptyDraft(),
      title: 'Tea',
      variants: [row({ rowId: 'a' }), row({ rowId: 'b', sku: ' A ', listPrice: '29.90' })],
    };
    expect(readDraft(draft)).toEqual({
      ok: false,
      problems: { 'b.sku': 'sku-twice', 'b.listPrice': 'list-price-wrong' },
    });
  });

  it('makes what the API takes', () => {
    const draft = { ...emptyDraft(), title: ' Tea ', variants: [row({ title: '50 g', listPrice: '39' })] };
    expect(readDraft(draft)).toEqual({
      ok: true,
      input: expect.objectContaining({
        title: 'Tea',
        variants: [
          { sku: 'A', title: '50 g', options: {}, priceCents: 2990, listPriceCents: 3900, stock: 5 },
        ],
      }),
    });
  });

  it('reads a product back as it is, without touching its stock', () => {
    const product = {
      id: 'prd_1',
      title: 'Tea',
      description: 'Green',
      category: '茶叶茶具',
      attributes: {},
      guarantees: ['return-7-days'],
      pictureKeys: ['k', 'l'],
      pictureUrls: ['/media/pictures/k', '/media/pictures/l'],
      pictureTexts: ['', '现摘'],
      state: 'on-sale',
      updatedAt: '2026-01-01T00:00:00Z',
      variants: [
        {
          id: 'var_1',
          sku: 'T-50',
          title: '50 g',
          options: { weight: '50 g' },
          priceCents: 5807,
          listPriceCents: null,
          currency: 'CNY',
          available: 3,
          onHand: 4,
          held: 1,
        },
      ],
    };
    expect(readDraft(draftOf(product))).toEqual({
      ok: true,
      input: expect.objectContaining({
        pictureKeys: ['k', 'l'],
        pictureTexts: ['', '现摘'],
        variants: [
          { sku: 'T-50', title: '50 g', options: { weight: '50 g' }, priceCents: 5807, listPriceCents: null },
        ],
      }),
    });
  });
});
