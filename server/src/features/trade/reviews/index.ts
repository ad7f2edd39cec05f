import type { Feature, FeatureDeps } from '../../../feature.ts';
import { reviewModerationRoutes } from './moderation.routes.ts';
import { ownReviewRoutes } from './own-review.routes.ts';
import { checkRatingsJob } from './review.jobs.ts';
import { reviewRoutes } from './review.routes.ts';
import { studioReviewRoutes } from './studio-review.routes.ts';

export { findMeans, findShopMeans } from './rating.views.ts';
export { reviewAppeals } from './review.appeals.ts';
export { logWeighed } from './review.events.ts';
export { setReviewsAside } from './set-aside.service.ts';

/** What buyers say of what they bought: bound to lines of orders, answered by shops, counted into ratings. */
export function reviewsFeature(deps: FeatureDeps): Feature {
  return {
    name: 'reviews',
    routes: (server) => {
      reviewRoutes(server, deps);
      ownReviewRoutes(server, deps);
      studioReviewRoutes(server, deps);
      reviewModerationRoutes(server, deps);
    },
    jobs: [checkRatingsJob(deps)],
  };
}
