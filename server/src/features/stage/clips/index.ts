import { hostname } from 'node:os';
import type { Tx } from '../../../database.ts';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { findLogHead } from '../../insight/events/index.ts';
import { type AuditEntry, audit } from '../../people/audit/index.ts';
import { createMediaSigner, PublicFiles, publicFilesReader } from '../media/index.ts';
import { clipJobs } from './clip.jobs.ts';
import { clipPages, clipRoutes } from './clip.routes.ts';
import { clipStudioRoutes } from './clip.studio.routes.ts';
import { defaultPictureUrl, type PictureUrl } from './clip.views.ts';
import { coverPages, findShownClip } from './cover.pages.ts';
import { reportRoutes } from './report.routes.ts';

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
export { findImportedClips, type ImportedClip, type KeptClip, putImportedClips } from './clip.import.ts';
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
export { type Audit, createClip } from './clip.service.ts';
export { listServableClips } from './clip.store.ts';
export {
  defaultPictureUrl,
  findFollowedAuthors,
  findLikedClips,
  loadAuthorCards,
  loadClipCards,
  type PictureUrl,
} from './clip.views.ts';
export { publishWaitingClips } from './replacement.service.ts';
export { mergeReports } from './report.store.ts';

export interface ClipsDoors {
  readonly pictureUrl?: PictureUrl;
  /** The path of the built shopper.html, for the share page. */
  readonly shopperPage: string;
}

export function clipsFeature(deps: FeatureDeps, doors: ClipsDoors): Feature {
  const signer = createMediaSigner(deps.secret, () => deps.clock.nowMs());
  const covers = new PublicFiles((clipId) => findShownClip(deps.db, clipId));
  const given = {
    deps,
    sign: signer.sign,
    audit: (tx: Tx, entry: AuditEntry) => audit(tx, deps, entry),
    pictureUrl: doors.pictureUrl ?? defaultPictureUrl,
    shopperPage: doors.shopperPage,
  };
  return {
    name: 'clips',
    routes: (server) => {
      clipRoutes(server, given);
      clipStudioRoutes(server, given);
      reportRoutes(server, given);
    },
    pages: (server) => {
      clipPages(server, given);
      coverPages(server, { blobs: deps.blobs, signer, shown: covers });
    },
    jobs: clipJobs(deps),
    webReaders: [
      publicFilesReader(`covers ${hostname()} ${deps.config.port}`, covers, () => findLogHead(deps.db)),
    ],
  };
}
