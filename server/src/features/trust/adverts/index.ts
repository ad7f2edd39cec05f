import type { Feature, FeatureDeps } from '../../../feature.ts';
import { checkRoutes } from './check.routes.ts';
import { lookThrough } from './look.jobs.ts';
import { advertOpsRoutes } from './ops.routes.ts';

export { keepRefusal, keepRefusalIn, readAdvert, screenAdvert } from './advert.service.ts';
export type { Advert, AdvertText } from './advert.ts';
export {
  announcementAdvert,
  clipAdvert,
  type ListingWords,
  listingTexts,
  roomAdvert,
  struckPricesOf,
} from './advert-texts.ts';

/** Advertising that holds: texts are read before they are published, what breaks the law is refused with advice. */
export function advertsFeature(deps: FeatureDeps): Feature {
  return {
    name: 'adverts',
    routes: (server) => {
      checkRoutes(server, deps);
      advertOpsRoutes(server, deps);
    },
    jobs: [lookThrough(deps)],
  };
}
