import type { Feature, FeatureDeps } from '../../../feature.ts';
import { messageRoutes } from './message.routes.ts';

/** What buyers and shops write to each other about an order. */
export function orderMessagesFeature(deps: FeatureDeps): Feature {
  return { name: 'order-messages', routes: (server) => messageRoutes(server, deps) };
}
