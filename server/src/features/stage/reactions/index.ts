import type { Feature, FeatureDeps } from '../../../feature.ts';
import { audit } from '../../people/audit/index.ts';
import { type ReactionRoutesDeps, reactionRoutes } from './reaction.routes.ts';

export { deleteHide, deleteHides, mergeReactions, putImportedReactions } from './reaction.store.ts';
export type { ClipFacts, GoodsServedAs, ServedAs } from './reported-event.policy.ts';

export type ReactionsDoors = Omit<ReactionRoutesDeps, 'deps' | 'audit'>;

/** Likes, hides, comments, and the steps that screens report. */
export function reactionsFeature(deps: FeatureDeps, doors: ReactionsDoors): Feature {
  return {
    name: 'reactions',
    routes: (server) =>
      reactionRoutes(server, { deps, audit: (tx, entry) => audit(tx, deps, entry), ...doors }),
  };
}
