import { hash } from 'node:crypto';
import { err, newId, ok, type Result } from '@kanmai/kernel';
import { Rollback, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { type PrivateFile, readPrivateFile, storePrivateFile } from '../../people/private-files/index.ts';
import { claimPolicy, type EvidenceKind } from './claim.policy.ts';
import { followClaim, type Ran, runClaim } from './claim.service.ts';
import { isClosed } from './claim.state.ts';
import {
  type ClaimScope,
  countEvidence,
  findEvidence,
  insertEvidence,
  lockClaim,
  type StoredClaim,
} from './claim.store.ts';

export interface Shower {
  readonly side: 'buyer' | 'shop';
  readonly personId: string;
  readonly scope: ClaimScope;
}

/**
 * Keeps a file as evidence, sealed, and asks the policy again: what the buyer shows counts for it. The same file again changes
 * nothing.
 */
export async function showEvidence(
  deps: FeatureDeps,
  shower: Shower,
  kind: EvidenceKind,
  body: unknown,
): Promise<Result<null, Problem>> {
  const { scope } = shower;
  // Asked before a body is worked on, and again under the lock.
  const before = await unitOfWork(deps.db, (tx) => lockClaim(tx, scope));
  if (before === null) return err({ type: 'not-found' });
  const refused = refuse(before);
  if (refused !== null) return err(refused);
  const file = await storePrivateFile(deps, scope.claimId, body, { videos: true });
  if (!file.ok) return file;
  const isVideo = file.value.contentType.startsWith('video/');
  const kept =
    isVideo === (kind === 'video')
      ? await keep(deps, shower, kind, file.value, body as Buffer)
      : err<Problem>({
          type: 'unsupported-media-type',
          field: 'kind',
          detail: `That is no ${kind}: it is ${file.value.contentType}.`,
        });
  if (!kept.ok || !kept.value.isNew) await deps.blobs.delete(file.value.blobKey);
  return kept.ok ? ok(null) : kept;
}

async function keep(
  deps: FeatureDeps,
  { side, personId, scope }: Shower,
  kind: EvidenceKind,
  { blobKey, contentType, bytes }: PrivateFile,
  body: Buffer,
): Promise<Result<{ isNew: boolean }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const sha256 = hash('sha256', body, 'buffer');
  try {
    let ran: Ran | null = null;
    const by = { side, actorId: personId } as const;
    const isNew = await unitOfWork(deps.db, async (tx) => {
      const claim = await lockClaim(tx, scope);
      if (claim === null) throw new Rollback<Problem>({ type: 'not-found' });
      const refused = refuse(claim);
      if (refused !== null) throw new Rollback<Problem>(refused);
      if ((await countEvidence(tx, claim.id)) >= claimPolicy.filesMax)
        throw new Rollback<Problem>({ type: 'too-many', limit: claimPolicy.filesMax });
      const id = newId('evidence', nowMs, deps.random);
      const file = { id, claimId: claim.id, side, kind, authorId: personId };
      if (!(await insertEvidence(tx, { ...file, blobKey, contentType, bytes, sha256 }, nowMs))) return false;
      if (side === 'buyer') ran = await runClaim(tx, deps, claim, { kind: 'show', fileKind: kind }, by);
      return true;
    });
    if (ran !== null) await followClaim(deps, ran, by);
    return ok({ isNew });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

function refuse({ state }: StoredClaim): Problem | null {
  return isClosed(state.name) ? { type: 'state-conflict', state: state.name } : null;
}

export type OpenedFile = Result<{ contentType: string; bytes: Buffer }, Problem>;

/** A file of a claim, for the two sides. */
export async function openEvidence(
  deps: FeatureDeps,
  scope: ClaimScope,
  fileId: string,
): Promise<OpenedFile> {
  const found = await unitOfWork(deps.db, (tx) => lockClaim(tx, scope));
  return found === null ? err({ type: 'not-found' }) : readEvidence(deps, scope.claimId, fileId);
}

/** A file of a claim for operators. That it was opened is written down first. */
export async function openEvidenceForRuling(
  deps: FeatureDeps,
  actorId: Parameters<typeof audit>[2]['actorId'],
  claimId: string,
  fileId: string,
): Promise<OpenedFile> {
  if ((await findEvidence(deps.db, claimId, fileId)) === null) return err({ type: 'not-found' });
  await unitOfWork(deps.db, (tx) =>
    audit(tx, deps, { actorId, action: 'claim-file', subjectId: claimId, detail: { fileId } }),
  );
  return readEvidence(deps, claimId, fileId);
}

async function readEvidence(deps: FeatureDeps, claimId: string, fileId: string): Promise<OpenedFile> {
  const file = await findEvidence(deps.db, claimId, fileId);
  const bytes = file === null ? null : await readPrivateFile(deps, file.blobKey);
  return file === null || bytes === null
    ? err({ type: 'not-found' })
    : ok({ contentType: file.contentType, bytes });
}
