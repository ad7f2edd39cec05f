import type { StudioProduct } from './product.schema.ts';

export type Variant = StudioProduct['variants'][number];

export const variant = (given: Partial<Variant> = {}): Variant => ({
  id: 'var_1',
  sku: 'A',
  title: '',
  options: {},
  priceCents: 2_000,
  listPriceCents: null,
  currency: 'CNY',
  onHand: 10,
  held: 2,
  available: 8,
  ...given,
});
export const product = (given: Partial<StudioProduct> = {}): StudioProduct => ({
  id: 'prd_1',
  title: 'Tea',
  description: '',
  category: 'tea',
  attributes: {},
  guarantees: ['return-7-days'],
  pictureKeys: [],
  pictureTexts: [],
  pictureUrls: [],
  state: 'on-sale',
  updatedAt: '2026-01-01T00:00:00Z',
  variants: [variant()],
  ...given,
});
