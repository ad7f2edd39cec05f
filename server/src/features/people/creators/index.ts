import type { Feature, FeatureDeps } from '../../../feature.ts';
import { creatorRoutes } from './creator.routes.ts';
import type { CreatorDoors } from './creator.service.ts';

export type { CreatorView } from './creator.schema.ts';
export { storeCreatorAvatar } from './creator.service.ts';
export { ensureImportedCreators, type ImportedCreator } from './imported-creator.store.ts';

/** Creators: becoming one, and their home page. */
export function creatorsFeature(deps: FeatureDeps, doors: CreatorDoors): Feature {
  return { name: 'creators', routes: (server) => creatorRoutes(server, { deps, doors }) };
}
