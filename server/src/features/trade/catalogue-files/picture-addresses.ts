import { pictureKeyPattern, pictureUrl } from '../catalogue/index.ts';
import type { PictureAddresses } from './catalogue-table.ts';

const ownPicture = new RegExp(`/media/pictures/(${pictureKeyPattern.slice(1, -1)})$`);

/** Addresses as files name them: our own pictures by their key, others by where they were fetched from. */
export function pictureAddresses(origin: string, origins: ReadonlyMap<string, string>): PictureAddresses {
  return {
    keyOf(url) {
      if (url.startsWith(`${origin}/`)) return ownPicture.exec(url)?.[1] ?? null;
      return origins.get(url) ?? null;
    },
    urlOf: (key) => origin + pictureUrl(key),
    pageOf: (productId) => `${origin}/product/${productId}`,
  };
}
