import { isId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { createMediaSigner, sendFile, sendNothing } from '../../stage/media/index.ts';
import { findReplay } from '../../stage/rooms/index.ts';

/** The signed address of a room's recording, for those who look at evidence. */
export type SignEvidence = (roomId: string) => string;

const pathOf = (roomId: string) => `/media/rooms/${roomId}/evidence.mp4`;
const signerOf = ({ secret, clock }: Pick<FeatureDeps, 'secret' | 'clock'>) =>
  createMediaSigner(secret, () => clock.nowMs());

export function evidenceSigner(deps: Pick<FeatureDeps, 'secret' | 'clock'>): SignEvidence {
  const { sign } = signerOf(deps);
  return (roomId) => sign(pathOf(roomId));
}

/** The recording of a room as evidence: who took its replay down hides it from viewers, not from those who judge. */
export function evidencePages(server: HttpServer, deps: FeatureDeps): void {
  const signer = signerOf(deps);
  server.route<{ Params: { roomId: string } }>({
    method: ['GET', 'HEAD'],
    exposeHeadRoute: false,
    url: '/media/rooms/:roomId/evidence.mp4',
    config: { access: anyone },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { roomId } = request.params;
      if (!isId('room', roomId) || !signer.opens(pathOf(roomId), request.query)) return sendNothing(reply);
      const replay = await findReplay(deps.db, roomId);
      if (replay === null || replay.blobKey === null) return sendNothing(reply);
      return sendFile(request, reply, deps.blobs, {
        ...{ key: replay.blobKey, contentType: 'video/mp4', isPublic: false },
        etag: `"${roomId}.${replay.bytes}"`,
      });
    },
  });
}
