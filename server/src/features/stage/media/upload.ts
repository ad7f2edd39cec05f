import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { hourMs, isId, minuteMs } from '@kanmai/kernel';
import { FileStore } from '@tus/file-store';
import { type ServerOptions, Server as TusServer } from '@tus/server';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { sourceKeyOf } from './asset.schema.ts';
import { countAssetsSince, findAsset, insertAsset } from './asset.store.ts';

/** What the protocol's hooks are told of the request they serve. */
export interface UploadRequest {
  readonly personId: string;
  /** The id of the upload, which becomes the id of its asset. */
  readonly assetId: string;
}

type TusRequest = Parameters<NonNullable<ServerOptions['onUploadCreate']>>[0];

export interface Uploads {
  /** Speaks the tus protocol; answers by itself. */
  handle(request: IncomingMessage, response: ServerResponse, about: UploadRequest): Promise<void>;
  /** Makes the asset of an upload that is complete; false when it is not. Safe to repeat. */
  finish(assetId: string): Promise<boolean>;
  /** How many uploads this person began and has not completed; Infinity when everybody together has too many. */
  countOpen(personId: string): Promise<number>;
  /** Finishes what a crash left complete, and forgets what is too old. */
  sweep(): Promise<void>;
}

export const uploadsPath = '/api/v1/uploads';
export const transcodeJob = 'media.transcode';

/** An upload can be resumed for this long. */
const resumableMs = 24 * hourMs;
/** A complete upload stays this long, so that a client whose last answer got lost learns that it is complete. */
const completeKeptMs = 30 * minuteMs;

/** Begun uploads that are kept at most, everybody's together: they fill the disk. */
const openUploadsMax = 1_000;

const refuse = (status_code: number, body: string) =>
  Object.assign(new Error(body), { status_code, body: `${body}\n` });

export function createUploads(deps: FeatureDeps, directory: string): Uploads {
  const abouts = new WeakMap<IncomingMessage, UploadRequest>();
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: resumableMs });

  const aboutOf = (request: TusRequest): UploadRequest => {
    const about = abouts.get(request.runtime?.node?.req as IncomingMessage);
    if (about === undefined) throw refuse(500, 'the upload came from nowhere');
    return about;
  };

  const finish = async (assetId: string): Promise<boolean> => {
    if ((await findAsset(deps.db, assetId)) !== null) return true;
    const upload = await store.getUpload(assetId).catch(() => null);
    const ownerId = upload?.metadata?.ownerId;
    if (upload === null || upload.size === undefined || upload.offset !== upload.size || !ownerId)
      return false;
    await deps.blobs.put(sourceKeyOf(assetId), createReadStream(join(directory, assetId)), {
      contentType: 'application/octet-stream',
    });
    await unitOfWork(deps.db, async (tx) => {
      const added = await insertAsset(tx, { id: assetId, ownerId, bytes: upload.offset }, deps.clock.nowMs());
      if (!added) return;
      const recent = await countAssetsSince(tx, ownerId, deps.clock.nowMs() - hourMs);
      // Who uploads hundreds lets those go first who upload one.
      await deps.jobs.enqueue(tx, transcodeJob, { assetId }, { key: assetId, priority: -recent });
    });
    return true;
  };

  const server = new TusServer({
    path: uploadsPath,
    datastore: store,
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: deps.config.uploadMegabytesMax * 1024 * 1024,
    namingFunction: (request) => aboutOf(request).assetId,
    async onIncomingRequest(request, uploadId) {
      const { personId, assetId } = aboutOf(request);
      if (request.method === 'POST') return;
      const upload = uploadId === assetId ? await store.getUpload(uploadId).catch(() => null) : null;
      // Somebody else's upload is not told from one that does not exist.
      if (upload?.metadata?.ownerId !== personId) throw refuse(404, 'there is no such upload');
    },
    onUploadCreate: async (request, upload) => ({
      metadata: { ...upload.metadata, ownerId: aboutOf(request).personId },
    }),
    async onUploadFinish(_request, upload) {
      await finish(upload.id);
      return {};
    },
    async onResponseError(_request, error) {
      if (!('status_code' in error)) deps.log.error({ error }, 'an upload failed');
      return undefined;
    },
  });

  return {
    async handle(request, response, about) {
      abouts.set(request, about);
      await server.handle(request, response);
    },
    finish,
    async countOpen(personId) {
      const names = (await readdir(directory).catch(() => [])).filter((name) => isId('asset', name));
      if (names.length >= openUploadsMax) return Number.POSITIVE_INFINITY;
      const uploads = await Promise.all(names.map((name) => store.getUpload(name).catch(() => null)));
      const open = uploads.filter((upload) => upload !== null && upload.offset !== upload.size);
      return open.filter((upload) => upload?.metadata?.ownerId === personId).length;
    },
    async sweep() {
      const names = await readdir(directory).catch(() => []);
      for (const name of names.filter((each) => isId('asset', each))) {
        const file = await stat(join(directory, name)).catch(() => null);
        if (file === null) continue;
        const ageMs = deps.clock.nowMs() - file.mtimeMs;
        const complete = await finish(name);
        if (ageMs <= (complete ? completeKeptMs : resumableMs)) continue;
        await rm(join(directory, name), { force: true });
        await rm(join(directory, `${name}.json`), { force: true });
      }
    },
  };
}
