import { buffer } from 'node:stream/consumers';
import { vectorDimMax } from '@kanmai/interest';
import { err, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents, type LoggedEvent } from '../../insight/events/index.ts';
import type { Engine } from './engine.ts';
import { readVectorFile, type VectorFile, vectorFileType } from './vector-file.ts';

type Deps = Pick<FeatureDeps, 'db' | 'blobs' | 'clock' | 'log' | 'eventsAppended'>;

/** One file a name: the newest. Whoever reads an older step of the log finds the newest, and comes to its step later. */
const keyOf = (name: string) => `interest-vectors/${name}`;
/** Rows that the engine takes before others get their turn. */
const rowsAtOnce = 250;

export interface VectorsTaken {
  readonly name: string;
  readonly dim: number;
  readonly rows: number;
}

/** Keeps a file of vectors and tells of it in the log, from which the engine of every process takes them. */
export async function replaceVectors(
  deps: Deps,
  name: string,
  bytes: Uint8Array,
): Promise<Result<VectorsTaken, Problem>> {
  const read = readVectorFile(bytes);
  if (!read.ok) return read;
  const { dim, rows } = read.value;
  if (dim > vectorDimMax)
    return err({
      type: 'bad-request',
      field: 'body',
      detail: `At most ${vectorDimMax} numbers in a vector.`,
    });
  await deps.blobs.put(keyOf(name), bytes, { contentType: vectorFileType });
  await tell(deps, name, { dim, rows });
  return ok({ name, dim, rows });
}

/** Has every process forget the vectors of a name. */
export async function removeVectors(deps: Deps, name: string): Promise<void> {
  await deps.blobs.delete(keyOf(name));
  await tell(deps, name, {});
}

async function tell(deps: Deps, name: string, data: Record<string, unknown>): Promise<void> {
  const atMs = deps.clock.nowMs();
  await unitOfWork(deps.db, (tx) =>
    appendEvents(tx, [{ kind: 'item-vectors', atMs, subjectId: name, data }]),
  );
  deps.eventsAppended();
}

/** By name: the file as it is now, or null where there is none any more. */
export type VectorFiles = ReadonlyMap<string, VectorFile | null>;

/** The files that steps of the log speak of. Throws where the store is away; what cannot be read is as if it were not there. */
export async function loadVectorFiles(deps: Deps, events: readonly LoggedEvent[]): Promise<VectorFiles> {
  const files = new Map<string, VectorFile | null>();
  for (const { kind, subjectId } of events) {
    if (kind !== 'item-vectors' || subjectId === null || files.has(subjectId)) continue;
    const content = await deps.blobs.get(keyOf(subjectId));
    const read = content === null ? null : readVectorFile(await buffer(content));
    if (read !== null && !read.ok)
      deps.log.warn({ name: subjectId, detail: read.failure.detail }, 'a file of vectors cannot be read');
    files.set(subjectId, read?.ok ? read.value : null);
  }
  return files;
}

/** Gives the engine the vectors of a name anew, some at a time. */
export async function giveVectors(
  deps: Deps,
  engine: Pick<Engine, 'ask'>,
  name: string,
  file: VectorFile | null,
): Promise<void> {
  await engine.ask('removeVectors', name);
  if (file === null) return;
  const sum = { taken: 0, unknown: 0, refused: 0 };
  for (let from = 0; from < file.rows; from += rowsAtOnce) {
    const { ids, values } = file.slice(from, Math.min(file.rows, from + rowsAtOnce));
    const answer = await engine.ask('putVectors', name, file.dim, ids, values);
    for (const part of ['taken', 'unknown', 'refused'] as const) sum[part] += answer[part];
  }
  deps.log.info({ name, dim: file.dim, ...sum }, 'vectors of clips were taken');
}

/** Arranges vectors for speed beside everything else; one at a time. */
export function vectorArranger(deps: Pick<Deps, 'log'>): (engine: Pick<Engine, 'ask'>) => Promise<void> {
  let isRunning = false;
  return async (engine) => {
    if (isRunning) return;
    isRunning = true;
    try {
      await engine.ask('arrangeVectors');
    } catch (error) {
      deps.log.error({ error }, 'vectors could not be arranged; finding among them stays slow');
    } finally {
      isRunning = false;
    }
  };
}
