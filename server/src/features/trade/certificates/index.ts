import type { Feature, FeatureDeps } from '../../../feature.ts';
import { certificateRoutes } from './certificate.routes.ts';
import { certificateReviewRoutes } from './review.routes.ts';

export { certificateAppeals } from './certificate.appeals.ts';

/** Certificates of what products say: handed in by shops, reviewed by operators, shown to buyers while they are good. */
export function certificatesFeature(deps: FeatureDeps): Feature {
  return {
    name: 'certificates',
    routes: (server) => {
      certificateRoutes(server, deps);
      certificateReviewRoutes(server, deps);
    },
  };
}
