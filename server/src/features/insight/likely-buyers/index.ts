import type { Feature, FeatureDeps } from '../../../feature.ts';
import { likelyBuyersRoutes } from './likely-buyers.routes.ts';
import type { LikelyBuyersDeps } from './likely-buyers.service.ts';

/** From content to people: who would watch a clip or the clips of a product, told in numbers. */
export function likelyBuyersFeature(deps: FeatureDeps, doors: Pick<LikelyBuyersDeps, 'engine'>): Feature {
  const { db, clock, random } = deps;
  return {
    name: 'likely-buyers',
    routes: (server) => likelyBuyersRoutes(server, { db, clock, random, ...doors }),
  };
}
