import type { Advert, AdvertText, StruckPrice } from './advert.ts';

/** What a listing says of its goods. */
export interface ListingWords {
  readonly title: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What is written on its pictures, or says what they show. */
  readonly pictureTexts?: readonly string[] | undefined;
  readonly variants: readonly {
    readonly sku: string;
    readonly title?: string | undefined;
    readonly listPriceCents?: number | null | undefined;
  }[];
}

/** The texts of a listing under the names of the API's fields; what says nothing is left out. */
export function listingTexts(listing: ListingWords): AdvertText[] {
  const { title, description, attributes, variants, pictureTexts = [] } = listing;
  const texts: AdvertText[] = [
    { field: 'title', source: 'title', text: title.trim() },
    { field: 'description', source: 'script', text: description },
    { field: 'attributeNames', source: 'script', text: Object.keys(attributes).join('，') },
    ...Object.entries(attributes).map(([name, text]) => ({
      ...{ field: `attributes.${name}`, source: 'script' as const, text },
    })),
    ...variants.map((variant, index) => ({
      ...{ field: `variants.${index}.title`, source: 'title' as const, text: variant.title ?? '' },
    })),
    ...pictureTexts.map((text, index) => ({
      ...{ field: `pictureTexts.${index}`, source: 'picture' as const, text },
    })),
  ];
  return texts.filter(({ text }) => text !== '');
}

export function struckPricesOf({ variants }: Pick<ListingWords, 'variants'>): StruckPrice[] {
  return variants.flatMap(({ sku, listPriceCents = null }, index) =>
    listPriceCents === null ? [] : [{ field: `variants.${index}.listPriceCents`, sku, listPriceCents }],
  );
}

/** What a clip says. */
export function clipAdvert(clip: {
  readonly id: string;
  readonly authorId: string;
  readonly category: string;
  readonly caption: string;
  readonly tags: readonly string[];
}): Advert {
  const { id, authorId, category, caption, tags } = clip;
  const texts: AdvertText[] = [
    { field: 'caption', source: 'caption', text: caption },
    // Each is a word of its own: what stands beside it excuses nothing.
    ...tags.map((text, index) => ({ field: `tags.${index}`, source: 'title' as const, text })),
  ];
  return {
    ...{ authorId, kind: 'clip', subjectId: id, isNew: false, category },
    texts: texts.filter(({ text }) => text !== ''),
  };
}

/** What a room says before it begins. */
export function roomAdvert(room: {
  readonly id: string;
  readonly broadcasterId: string;
  readonly title: string;
  readonly introduction: string;
}): Advert {
  const texts = [
    { field: 'title', source: 'title' as const, text: room.title },
    { field: 'introduction', source: 'script' as const, text: room.introduction },
  ];
  return {
    ...{ authorId: room.broadcasterId, kind: 'room', subjectId: room.id, isNew: false, category: '' },
    texts: texts.filter(({ text }) => text !== ''),
  };
}

/** What is said to all viewers of a room; `field` names where. */
export function announcementAdvert(
  { id, broadcasterId }: { readonly id: string; readonly broadcasterId: string },
  text: string,
  field = 'text',
): Advert {
  return {
    ...{ authorId: broadcasterId, kind: 'room', subjectId: id, isNew: false, category: '' },
    texts: [{ field, source: 'script', text }],
  };
}
