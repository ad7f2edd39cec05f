import type { AdvertField } from '../adverts/advert-check.ts';
import type { ProductDraft } from './product-draft.ts';

const attributePrefix = 'attributes.';
const picturePattern = /^pictureTexts\.(\d+)$/;
const variantPattern = /^variants\.(\d+)\.title$/;

/** The texts of a product as the platform reads them. */
export function advertFieldsOf(draft: ProductDraft): AdvertField[] {
  const named = draft.attributes.filter(({ name }) => name.trim() !== '');
  return [
    { field: 'title', source: 'title', text: draft.title },
    { field: 'description', source: 'script', text: draft.description },
    { field: 'attributeNames', source: 'script', text: named.map(({ name }) => name).join('，') },
    ...named.map(({ name, value }) => ({
      ...{ field: `${attributePrefix}${name}`, source: 'script' as const, text: value },
    })),
    ...draft.variants.map(({ title }, index) => ({
      ...{ field: `variants.${index}.title`, source: 'title' as const, text: title },
    })),
    ...draft.pictures.map(({ text }, index) => ({
      ...{ field: pictureField(index), source: 'picture' as const, text },
    })),
  ];
}

/** What is written on the picture at a place, from 0. */
export const pictureField = (place: number) => `pictureTexts.${place}`;

/** The attribute that a field is of; null for another field. */
export function attributeOf(field: string): string | null {
  return field.startsWith(attributePrefix) ? field.slice(attributePrefix.length) : null;
}

/** The place of the variant that a field is of, from 0; null for another field. */
export function variantOf(field: string): number | null {
  return placeIn(variantPattern, field);
}

function placeIn(pattern: RegExp, field: string): number | null {
  const match = pattern.exec(field);
  return match === null ? null : Number(match[1]);
}

/** What changes of the draft when a field says something else. */
export function withFieldText(draft: ProductDraft, field: string, text: string): Partial<ProductDraft> {
  if (field === 'title') return { title: text };
  if (field === 'description') return { description: text };
  const attribute = attributeOf(field);
  if (attribute !== null)
    return {
      attributes: draft.attributes.map((row) => (row.name === attribute ? { ...row, value: text } : row)),
    };
  const pictureAt = placeIn(picturePattern, field);
  if (pictureAt !== null)
    return {
      pictures: draft.pictures.map((one, index) => (index === pictureAt ? { ...one, text } : one)),
    };
  const place = variantOf(field);
  if (place === null) return {};
  return { variants: draft.variants.map((one, index) => (index === place ? { ...one, title: text } : one)) };
}
