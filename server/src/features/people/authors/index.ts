import type { Feature, FeatureDeps } from '../../../feature.ts';
import { authorRoutes, type StoreAvatarKey } from './author.routes.ts';

export { AuthorHome, AuthorParams, AuthorView } from './author.schema.ts';
export { findAuthors, findHome } from './author.views.ts';
export { storeAvatar } from './avatar.service.ts';
export { moveFollows } from './follow.store.ts';

export interface AuthorsDoors {
  /** Keep the picture of a shop or of a creator: each feature writes its own table. */
  readonly storeShopAvatar: StoreAvatarKey;
  readonly storeCreatorAvatar: StoreAvatarKey;
}

/** What shops and creators have in common: being followed, and a picture. */
export function authorsFeature(deps: FeatureDeps, doors: AuthorsDoors): Feature {
  const storeAvatarKey: StoreAvatarKey = (given, authorId, key) =>
    authorId.startsWith('shp_')
      ? doors.storeShopAvatar(given, authorId, key)
      : doors.storeCreatorAvatar(given, authorId, key);
  return { name: 'authors', routes: (server) => authorRoutes(server, deps, storeAvatarKey) };
}
