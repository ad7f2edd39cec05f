import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { AppealSubjects } from './appeal.doors.ts';
import { appealRoutes } from './appeal.routes.ts';

export type { AppealSubject, AppealSubjects } from './appeal.doors.ts';

/** Appeals against what operators decided; each feature says which of its decisions there are, and undoes them. */
export function appealsFeature(deps: FeatureDeps, doors: { readonly subjects: AppealSubjects }): Feature {
  return { name: 'appeals', routes: (server) => appealRoutes(server, { deps, subjects: doors.subjects }) };
}
