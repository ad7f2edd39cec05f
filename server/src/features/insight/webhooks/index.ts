import type { Feature, FeatureDeps } from '../../../feature.ts';
import { deliveryJobs } from './delivery.jobs.ts';
import { webhookReader } from './webhook.reader.ts';
import { webhookRoutes } from './webhook.routes.ts';

/** Tells shops' own systems what happens, signed, until it has arrived (Standard Webhooks). */
export function webhooksFeature(deps: FeatureDeps): Feature {
  return {
    name: 'webhooks',
    routes: (server) => webhookRoutes(server, deps),
    readers: [webhookReader(deps)],
    jobs: deliveryJobs(deps),
  };
}
