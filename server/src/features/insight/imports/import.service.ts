import { err, newId, ok, type PersonId, type Result, type ShopId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { canSell } from '../../trade/catalogue/index.ts';
import type { ChunkResult, ImportChunk, ImportView, LineError, StartImport } from './import.schema.ts';
import {
  findImport,
  finishImport,
  type ImportRow,
  lockImport,
  startOrFindImport,
  storeErrors,
  storeProgress,
} from './import.store.ts';
import { isShop } from './import.views.ts';
import { shopOfSource, takeRecords } from './import-kinds.service.ts';

export interface ImportService {
  start(actor: Actor, body: StartImport): Promise<Result<ImportView, Problem>>;
  take(actor: Actor, importId: string, chunk: ImportChunk): Promise<Result<ChunkResult, Problem>>;
  finish(actor: Actor, importId: string): Promise<Result<ImportView, Problem>>;
  find(actor: Actor, importId: string): Promise<Result<ImportRow, Problem>>;
}

type Deps = Pick<FeatureDeps, 'db' | 'blobs' | 'clock' | 'random' | 'eventsAppended'>;

export function createImportService(deps: Deps): ImportService {
  const own = async (actor: Actor, importId: string): Promise<Result<ImportRow, Problem>> => {
    const found = await findImport(deps.db, importId);
    return found === null || !mayUse(actor, found) ? err({ type: 'not-found' }) : ok(found);
  };

  const takeInTx = async (
    tx: Tx,
    importId: string,
    chunk: ImportChunk,
  ): Promise<Result<ChunkResult, Problem>> => {
    const current = await lockImport(tx, importId);
    if (current === null) return err({ type: 'not-found' });
    const order = checkOrder(chunk, current.nextLine);
    if (order !== null) return err(order);
    const fresh = chunk.lines.filter(({ line }) => line >= current.nextLine);
    const taken = await takeRecords(tx, deps, current, fresh);
    const result = {
      nextLine: Math.max(current.nextLine, (chunk.lines.at(-1)?.line ?? 0) + 1),
      accepted: taken.accepted,
      repeated: taken.repeated + (chunk.lines.length - fresh.length),
      refused: taken.errors.length,
      errors: taken.errors as LineError[],
    };
    await storeErrors(tx, importId, taken.errors);
    await storeProgress(tx, importId, { ...result, nowMs: deps.clock.nowMs() });
    return ok(result);
  };

  return {
    async start(actor, body) {
      const source = importSource(actor, body);
      if (!source.ok) return source;
      if (body.shopId !== undefined && !(await isShop(deps.db, body.shopId)))
        return err({ type: 'not-found', field: 'shopId' });
      const nowMs = deps.clock.nowMs();
      const started = await startOrFindImport(deps.db, {
        id: newId('import', nowMs, deps.random),
        kind: body.kind,
        source: source.value,
        startedBy: actor.personId,
        nowMs,
      });
      return mayUse(actor, started) ? ok(started) : err({ type: 'not-allowed' });
    },
    async take(actor, importId, chunk) {
      const found = await own(actor, importId);
      if (!found.ok) return found;
      const result = await unitOfWork(deps.db, (tx) => takeInTx(tx, importId, chunk));
      deps.eventsAppended();
      return result;
    },
    async finish(actor, importId) {
      const found = await own(actor, importId);
      if (!found.ok) return found;
      await finishImport(deps.db, importId, deps.clock.nowMs());
      return ok({ ...found.value, state: 'done' });
    },
    find: own,
  };
}

/** Catalogues are a shop's own; clips and events of many authors are the operator's. */
function importSource(actor: Actor, body: StartImport): Result<string, Problem> {
  const isOperator = actor.roles.has('operator');
  if (body.kind !== 'catalogue') return isOperator ? ok(body.source) : err({ type: 'not-allowed' });
  if (body.shopId === undefined)
    return err({ type: 'bad-request', field: 'shopId', detail: 'A catalogue belongs to a shop.' });
  if (!isOperator && !mayFill(actor, body.shopId)) return err({ type: 'not-found' });
  return ok(`${body.shopId} ${body.source}`);
}

/** Asked at every chunk: who no longer works in the shop no longer fills its shelves. */
function mayUse(actor: Actor, found: ImportRow): boolean {
  if (actor.roles.has('operator')) return true;
  if (found.kind !== 'catalogue' || found.startedBy !== (actor.personId satisfies PersonId)) return false;
  return mayFill(actor, shopOfSource(found.source));
}

/** A catalogue changes products, so it asks what changing a product asks. */
function mayFill(actor: Actor, shopId: string): boolean {
  return canSell(actor.shops.get(shopId as ShopId), 'write-products');
}

function checkOrder(chunk: ImportChunk, nextLine: number): Problem | null {
  for (let i = 1; i < chunk.lines.length; i++) {
    const before = chunk.lines[i - 1]?.line ?? 0;
    if ((chunk.lines[i]?.line ?? 0) <= before)
      return { type: 'import-line-order', field: `lines.${i}.line`, nextLine };
  }
  return null;
}
