import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { Push } from '../../../ports/push.ts';
import { subscriptionRoutes } from './subscription.routes.ts';
import { type PushNotice, pushTo } from './subscription.service.ts';

export type { PushNotice };

export interface PushFeature extends Feature {
  /** Tells somebody on their browsers; answers whether one of them took it. */
  pushTo(personId: string, write: (locale: 'zh-CN' | 'en') => PushNotice): Promise<boolean>;
}

/** Messages to browsers of those who asked for them (web push). */
export function pushFeature(deps: FeatureDeps, { push }: { readonly push: Push }): PushFeature {
  const given = { deps, push };
  return {
    name: 'push',
    routes: (server) => subscriptionRoutes(server, given),
    pushTo: (personId, write) => pushTo(given, personId, write),
  };
}
