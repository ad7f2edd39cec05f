import { renderAvatar, renderProductPicture } from '../clips/index.ts';
import type { BuiltCreator } from './build-creators.ts';
import type { BuiltShop } from './build-shops.ts';
import type { Session } from './session.ts';
import type { Palette, TownProduct } from './shops.ts';
import { withTemporaryFile } from './temporary-file.ts';

/** Gives a shop its face and a product its picture, where they have none yet. */
export async function pictureProduct(built: BuiltShop, product: TownProduct, seed: number): Promise<void> {
  const { owner, shop, shopId } = built;
  const productId = built.products.get(product.slug) ?? '';
  const path = `/studio/shops/${shopId}/products/${productId}`;
  const known = await owner.get<{ pictureUrls: string[] }>(path);
  if (known.pictureUrls.length > 0) return;
  const bytes = await withTemporaryFile('webp', (outputPath) =>
    renderProductPicture({ emoji: product.emoji[0] ?? '', palette: shop.palette, seed, outputPath }),
  );
  const { key } = await owner.upload<{ key: string }>(
    'POST',
    `/studio/shops/${shopId}/pictures`,
    'image/webp',
    bytes,
  );
  await owner.send('PATCH', path, { pictureKeys: [key] });
}

export async function faceShop({ owner, shop, shopId }: BuiltShop): Promise<void> {
  const { author } = await owner.get<{ author: { avatarUrl: string | null } }>(`/shops/${shopId}`);
  if (author.avatarUrl === null) await putAvatar(owner, shopId, shop.avatar, shop.palette);
}

export async function faceCreator({ session, creator, creatorId }: BuiltCreator): Promise<void> {
  const { author } = await session.get<{ author: { avatarUrl: string | null } }>(`/creators/${creatorId}`);
  if (author.avatarUrl === null) await putAvatar(session, creatorId, creator.avatar, 'snow');
}

async function putAvatar(session: Session, authorId: string, emoji: string, palette: Palette): Promise<void> {
  const bytes = await withTemporaryFile('webp', (outputPath) =>
    renderAvatar({ emoji, palette, seed: 1, outputPath }),
  );
  await session.upload('PUT', `/studio/authors/${authorId}/avatar`, 'image/webp', bytes);
}
