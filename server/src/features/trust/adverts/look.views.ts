import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { Advert, AdvertKind } from './advert.ts';
import { clipAdvert, type ListingWords, listingTexts, roomAdvert, struckPricesOf } from './advert-texts.ts';

interface ProductRow extends ListingWords {
  readonly id: string;
  readonly shop_id: string;
  readonly category: string;
}

/** What the public is told after this id, in the order of ids: products on sale, clips published, rooms planned or live. */
export const listPublished: Readonly<
  Record<AdvertKind, (tx: Tx, after: string, limit: number) => Promise<readonly Advert[]>>
> = {
  async product(tx, after, limit) {
    const { rows } = await sql<ProductRow>`
      select p.id, p.shop_id, p.category, p.title, p.description, p.attributes, p.picture_texts as "pictureTexts", v.variants
      from products p cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'title', title, 'listPriceCents', list_price_cents)
          order by position, id), '[]') as variants
        from variants where product_id = p.id and removed_at is null
      ) v
      where p.id > ${after} and p.state = 'on-sale'
      order by p.id limit ${limit}
    `.execute(tx);
    return rows.map((row) => ({
      ...{ authorId: row.shop_id, kind: 'product', subjectId: row.id, isNew: false, category: row.category },
      ...{ texts: listingTexts(row), struckPrices: struckPricesOf(row) },
    }));
  },
  async clip(tx, after, limit) {
    const rows = await tx
      .selectFrom('clips')
      .select(['id', 'author_id', 'category', 'caption', 'tags'])
      .where('id', '>', after)
      .where('state', '=', 'published')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => clipAdvert({ ...row, authorId: row.author_id }));
  },
  async room(tx, after, limit) {
    const rows = await tx
      .selectFrom('rooms')
      .select(['id', 'broadcaster_id', 'title', 'introduction'])
      .where('id', '>', after)
      .where('state', 'in', ['scheduled', 'live'])
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => roomAdvert({ ...row, broadcasterId: row.broadcaster_id }));
  },
};
