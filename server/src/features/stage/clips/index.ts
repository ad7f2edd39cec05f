import type { Tx } from '../../../database.ts';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { type AuditEntry, audit } from '../../people/audit/index.ts';
import { clipPages, clipRoutes } from './clip.routes.ts';
import { defaultPictureUrl, type PictureUrl } from './clip.views.ts';

export { clipAppeals } from './clip.appeals.ts';
export {
  type AuthorCard,
  authorViewOf,
  type ClipCard,
  clipViewOf,
  type GoodsCard,
  mediaUrl,
} from './clip.card.ts';
export { type ClipEventData, clipEventData } from './clip.events.ts';
export { findImportedClips, type ImportedClip, putImportedClips } from './clip.import.ts';
export { type ClipViewing, findClipViews, listAuthorClips } from './clip.list.views.ts';
export { canPublishAs } from './clip.policy.ts';
export { runCommand } from './clip.routes.ts';
export {
  AuthorViewSchema,
  ClipParamsSchema,
  type ClipView,
  ClipViewSchema,
  pageLimitDefault,
} from './clip.schema.ts';
export { type Audit, publishWaitingClips } from './clip.service.ts';
export { listServableClips } from './clip.store.ts';
export {
  defaultPictureUrl,
  findFollowedAuthors,
  findLikedClips,
  loadAuthorCards,
  loadClipCards,
  type PictureUrl,
} from './clip.views.ts';

export interface ClipsDoors {
  readonly pictureUrl?: PictureUrl;
  /** The path of the built shopper.html, for the share page. */
  readonly shopperPage: string;
}

export function clipsFeature(deps: FeatureDeps, doors: ClipsDoors): Feature {
  const given = {
    deps,
    audit: (tx: Tx, entry: AuditEntry) => audit(tx, deps, entry),
    pictureUrl: doors.pictureUrl ?? defaultPictureUrl,
    shopperPage: doors.shopperPage,
  };
  return {
    name: 'clips',
    routes: (server) => clipRoutes(server, given),
    pages: (server) => clipPages(server, given),
  };
}
