import type { Readable } from 'node:stream';
import { err, newId, ok, type Result, type ShopId } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { enqueueApply, enqueueReading } from './catalogue-file.queue.ts';
import { type ApplyChoice, fileLimits } from './catalogue-file.schema.ts';
import { clearStaged, countOpenFiles, insertFile, lockFile, setFile } from './catalogue-file.store.ts';

export const fileFolder = 'catalogue-files';
export type FileDeps = Pick<
  FeatureDeps,
  'db' | 'blobs' | 'clock' | 'random' | 'jobs' | 'log' | 'config' | 'eventsAppended' | 'origin'
>;

/** Keeps a file as it arrives, and has it looked through. */
export async function takeFile(
  deps: FileDeps,
  actor: Actor,
  shopId: ShopId,
  given: { readonly name: string; readonly content: Readable },
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const id = newId('catalogue-file', nowMs, deps.random);
  const key = `${fileFolder}/${id}`;
  await deps.blobs.put(key, given.content, { contentType: 'text/csv' });
  const bytes = (await deps.blobs.stat(key))?.bytes ?? 0;
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<{ id: string }, Problem>> => {
    if ((await countOpenFiles(tx, shopId)) >= fileLimits.openMax)
      return err({ type: 'too-many', limit: fileLimits.openMax });
    await insertFile(tx, { id, shopId, name: given.name, bytes, startedBy: actor.personId }, nowMs);
    await enqueueReading(tx, deps, id);
    return ok({ id });
  });
  if (!result.ok) await deps.blobs.delete(key);
  return result;
}

/** Begins to take what was checked. Repeating changes nothing. */
export async function applyFile(
  deps: FileDeps,
  shopId: string,
  fileId: string,
  choice: ApplyChoice,
): Promise<Result<{ id: string }, Problem>> {
  return unitOfWork(deps.db, async (tx): Promise<Result<{ id: string }, Problem>> => {
    const file = await lockFile(tx, fileId);
    if (file === null || file.shopId !== shopId) return err({ type: 'not-found' });
    if (file.state === 'applying' || file.state === 'done') return ok({ id: fileId });
    if (file.state !== 'checked') return err({ type: 'state-conflict', state: file.state });
    if (file.faultCount > 0 && choice.skipFaulty !== true)
      return err({ type: 'file-has-faults', count: file.faultCount });
    await setFile(tx, fileId, { state: 'applying', choice }, deps.clock.nowMs());
    await enqueueApply(tx, deps, fileId);
    return ok({ id: fileId });
  });
}

/** Gives a file up. What was taken of it stays. */
export async function cancelFile(
  deps: FileDeps,
  shopId: string,
  fileId: string,
): Promise<Result<{ id: string }, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<{ id: string }, Problem>> => {
    const file = await lockFile(tx, fileId);
    if (file === null || file.shopId !== shopId) return err({ type: 'not-found' });
    if (file.state === 'cancelled') return ok({ id: fileId });
    if (file.state === 'done' || file.state === 'failed')
      return err({ type: 'state-conflict', state: file.state });
    await setFile(tx, fileId, { state: 'cancelled' }, deps.clock.nowMs());
    await clearStaged(tx, fileId);
    return ok({ id: fileId });
  });
  if (result.ok) await deps.blobs.delete(`${fileFolder}/${fileId}`);
  return result;
}
