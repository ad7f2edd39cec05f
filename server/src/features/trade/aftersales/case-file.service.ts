import { err, newId, ok, type PersonId, type Result } from '@kanmai/kernel';
import { isUniqueViolation, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { readPrivateFile, storePrivateFile } from '../../people/private-files/index.ts';
import { type CaseScope, lockCase } from './case.store.ts';

/** One of the two sides of a case, and what it may reach. */
export interface Party {
  readonly side: 'buyer' | 'shop';
  readonly personId: string;
  readonly scope: CaseScope;
}

/** Keeps a photograph or a scan as evidence, sealed. A place that is taken stays as it is: evidence is not replaced. */
export async function putEvidence(
  deps: FeatureDeps,
  { side, personId, scope }: Party,
  slot: number,
  body: unknown,
): Promise<Result<null, Problem>> {
  // Asked before a body is worked on, and again under the lock.
  const before = await unitOfWork(deps.db, (tx) => lockCase(tx, scope));
  if (before === null) return err({ type: 'not-found' });
  if (before.state.name === 'closed') return err({ type: 'state-conflict', state: 'closed' });
  const file = await storePrivateFile(deps, scope.caseId, body);
  if (!file.ok) return file;
  const nowMs = deps.clock.nowMs();
  const taken = { type: 'state-conflict', field: 'slot', detail: 'There is a file at this place.' } as const;
  let result: Result<null, Problem>;
  try {
    result = await unitOfWork(deps.db, async (tx): Promise<Result<null, Problem>> => {
      const found = await lockCase(tx, scope);
      if (found === null || found.state.name === 'closed')
        return err({ type: 'state-conflict', state: 'closed' });
      await tx
        .insertInto('after_sale_files')
        .values({
          id: newId('evidence', nowMs, deps.random),
          case_id: found.id,
          side,
          slot,
          author_id: personId,
          blob_key: file.value.blobKey,
          content_type: file.value.contentType,
          bytes: file.value.bytes,
          created_at: new Date(nowMs),
        })
        .execute();
      return ok(null);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    result = err(taken);
  }
  if (!result.ok) await deps.blobs.delete(file.value.blobKey);
  return result;
}

export type OpenedFile = Result<{ contentType: string; bytes: Buffer }, Problem>;

/** A file of a case, for the two sides. */
export async function openEvidence(deps: FeatureDeps, scope: CaseScope, fileId: string): Promise<OpenedFile> {
  const found = await unitOfWork(deps.db, (tx) => lockCase(tx, scope));
  return found === null ? err({ type: 'not-found' }) : readEvidence(deps, scope.caseId, fileId);
}

/** A file of a case that was brought before operators. That it was opened is written down first. */
export async function openEvidenceForRuling(
  deps: FeatureDeps,
  actorId: PersonId,
  caseId: string,
  fileId: string,
): Promise<OpenedFile> {
  const may = await unitOfWork(deps.db, async (tx) => {
    const row = await tx
      .selectFrom('after_sales')
      .select('id')
      .where('id', '=', caseId)
      .where('escalated_at', 'is not', null)
      .executeTakeFirst();
    if (row === undefined) return false;
    await audit(tx, deps, { actorId, action: 'after-sale-file', subjectId: caseId, detail: { fileId } });
    return true;
  });
  return may ? readEvidence(deps, caseId, fileId) : err({ type: 'not-found' });
}

async function readEvidence(deps: FeatureDeps, caseId: string, fileId: string): Promise<OpenedFile> {
  const row = await deps.db
    .selectFrom('after_sale_files')
    .select(['blob_key', 'content_type'])
    .where('id', '=', fileId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const bytes = row === undefined ? null : await readPrivateFile(deps, row.blob_key);
  return row === undefined || bytes === null
    ? err({ type: 'not-found' })
    : ok({ contentType: row.content_type, bytes });
}
