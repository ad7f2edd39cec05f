import { err, newId, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { seal, unseal } from '../../../seal.ts';
import { documentType, evidenceType, fileBytesMax } from './private-file.policy.ts';

export interface PrivateFile {
  readonly blobKey: string;
  readonly contentType: string;
  readonly bytes: number;
}

type FileDeps = Pick<FeatureDeps, 'blobs' | 'secret' | 'clock' | 'random'>;

const purpose = 'private files';
/** No route serves this prefix; what lies under it is sealed besides. */
const folder = 'private';

/** Seals and keeps a file that only who reviews it may open. */
export async function storePrivateFile(
  deps: FileDeps,
  ownerId: string,
  body: unknown,
  { videos = false }: { readonly videos?: boolean } = {},
): Promise<Result<PrivateFile, Problem>> {
  if (!Buffer.isBuffer(body)) return err({ type: 'unsupported-media-type' });
  if (body.length > fileBytesMax) return err({ type: 'body-too-large', limit: fileBytesMax });
  const contentType = videos ? evidenceType(body) : documentType(body);
  if (contentType === null)
    return err({
      type: 'unsupported-media-type',
      detail: `A document is PDF, JPEG, PNG${videos ? ', WebP, MP4 or WebM' : ' or WebP'}.`,
    });
  const blobKey = `${folder}/${ownerId}/${newId('asset', deps.clock.nowMs(), deps.random)}`;
  const sealed = seal(deps.secret, purpose, body);
  await deps.blobs.put(blobKey, sealed, { contentType: 'application/octet-stream' });
  return ok({ blobKey, contentType, bytes: body.length });
}

/** The file as it was given; null when it is gone. */
export async function readPrivateFile(deps: FileDeps, blobKey: string): Promise<Buffer | null> {
  const sealed = await deps.blobs.get(blobKey);
  if (sealed === null) return null;
  return unseal(deps.secret, purpose, Buffer.concat(await sealed.toArray()));
}
