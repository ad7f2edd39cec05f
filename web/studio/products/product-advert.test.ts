import { expect, it } from 'vitest';
import { advertFieldsOf, withFieldText } from './product-advert.ts';
import { emptyDraft, emptyVariant } from './product-draft.ts';

const draft = {
  ...emptyDraft(),
  title: '番茄',
  description: '清晨采',
  attributes: [
    { rowId: 'a', name: '产地', value: '浙江' },
    { rowId: 'b', name: ' ', value: '什么' },
  ],
  pictures: [
    { key: 'a', url: '', text: '' },
    { key: 'b', url: '', text: '现摘' },
  ],
  variants: [{ ...emptyVariant(), title: '2 斤' }],
};

it('reads a product by the names of the API’s fields, and mends it by them', () => {
  expect(advertFieldsOf(draft).map(({ field, text }) => [field, text])).toEqual([
    ['title', '番茄'],
    ['description', '清晨采'],
    ['attributeNames', '产地'],
    ['attributes.产地', '浙江'],
    ['variants.0.title', '2 斤'],
    ['pictureTexts.0', ''],
    ['pictureTexts.1', '现摘'],
  ]);
  expect(withFieldText(draft, 'attributes.产地', '云南').attributes?.[0]?.value).toBe('云南');
  expect(withFieldText(draft, 'variants.0.title', '3 斤').variants?.[0]?.title).toBe('3 斤');
  expect(withFieldText(draft, 'pictureTexts.1', '晨摘').pictures?.map(({ text }) => text)).toEqual([
    '',
    '晨摘',
  ]);
  expect(withFieldText(draft, 'title', '茄子')).toEqual({ title: '茄子' });
  expect(withFieldText(draft, 'attributeNames', 'x')).toEqual({});
});
