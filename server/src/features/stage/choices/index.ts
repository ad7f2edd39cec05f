import type { Feature, FeatureDeps } from '../../../feature.ts';
import { type ChoiceRoutesDeps, choiceRoutes } from './choice.routes.ts';

export {
  type ChoiceScope,
  choiceScopes,
  type Dials,
  DialsSchema,
  neutralDials,
} from './choice.schema.ts';
export { deleteChoices, mergeChoices } from './choice.store.ts';
export { mergePauses } from './pause.store.ts';
export { findPauses, type Pause } from './pause.views.ts';

/** What people ask of their feed in so many words: more or less of something, fresh or familiar, near. */
export function choicesFeature(deps: FeatureDeps, doors: Omit<ChoiceRoutesDeps, 'deps'>): Feature {
  return { name: 'choices', routes: (server) => choiceRoutes(server, { deps, ...doors }) };
}
