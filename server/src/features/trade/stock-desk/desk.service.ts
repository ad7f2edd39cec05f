import { err, ok, type PersonId, type Result, type ShopId, type VariantId } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import * as stock from '../stock/index.ts';
import type { PoolInput } from './desk.schema.ts';
import { areVariantsOf, isWarehouseOf } from './desk.views.ts';

export type DeskDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'eventsAppended'>;

export interface By {
  readonly shopId: ShopId;
  readonly personId: PersonId;
}

/** Runs one change of a shop's stock as a unit of work, and writes down who made it. */
export async function changeStock<Value>(
  deps: DeskDeps,
  by: By,
  act: { readonly action: string; readonly detail: Readonly<Record<string, unknown>> },
  work: (tx: Tx) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  try {
    const result = await unitOfWork(deps.db, async (tx) => {
      const done = await work(tx);
      if (!done.ok) throw new Rollback<Problem>(done.failure);
      const { action, detail } = act;
      await audit(tx, deps, { actorId: by.personId, action, subjectId: by.shopId, detail });
      return done;
    });
    deps.eventsAppended();
    return result;
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

/** Sets what lies on a variant's open shelf in one warehouse. */
export async function countAt(
  tx: Tx,
  deps: DeskDeps,
  shopId: ShopId,
  variantId: string,
  { onHand, warehouseId }: { readonly onHand: number; readonly warehouseId: string },
): Promise<Result<void, Problem>> {
  const wrong = await checkPlaces(tx, shopId, [variantId], { warehouseId });
  if (wrong !== null) return err(wrong);
  const counted = await stock.count(tx, variantId as VariantId, onHand, deps.clock.nowMs(), warehouseId);
  return counted.ok ? ok(undefined) : counted;
}

export async function moveGoods(
  tx: Tx,
  shopId: ShopId,
  move: { readonly variantId: string; readonly quantity: number; readonly from: string; readonly to: string },
): Promise<Result<void, Problem>> {
  const { from, to } = move;
  const wrong = await checkPlaces(tx, shopId, [move.variantId], { from, to });
  if (wrong !== null) return err(wrong);
  return stock.move(tx, { ...move, variantId: move.variantId as VariantId });
}

export async function limitPerPerson(
  tx: Tx,
  shopId: ShopId,
  variantId: string,
  perPersonMax: number | null,
): Promise<Result<void, Problem>> {
  if (!(await areVariantsOf(tx, shopId, [variantId]))) return err({ type: 'not-found' });
  await stock.limitPerPerson(tx, variantId as VariantId, perPersonMax);
  return ok(undefined);
}

export async function setAside(
  tx: Tx,
  deps: DeskDeps,
  shopId: ShopId,
  { kind, referenceId, lines }: PoolInput,
): Promise<Result<{ id: string }, Problem>> {
  const variantIds = lines.map(({ variantId }) => variantId);
  if (new Set(variantIds).size !== variantIds.length)
    return err({ type: 'bad-request', field: 'lines', detail: 'A variant is named twice.' });
  if (!(await areVariantsOf(tx, shopId, variantIds))) return err({ type: 'not-found', field: 'lines' });
  const wanted = lines.map(({ variantId, quantity }) => ({ variantId: variantId as VariantId, quantity }));
  const made = await stock.setAside(tx, deps, { shopId, kind, referenceId }, wanted, deps.clock.nowMs());
  return made.ok ? ok({ id: made.value }) : made;
}

async function checkPlaces(
  tx: Tx,
  shopId: ShopId,
  variantIds: readonly string[],
  warehouses: Readonly<Record<string, string>>,
): Promise<Problem | null> {
  if (!(await areVariantsOf(tx, shopId, variantIds))) return { type: 'not-found', field: 'variantId' };
  for (const [field, id] of Object.entries(warehouses))
    if (!(await isWarehouseOf(tx, shopId, id))) return { type: 'not-found', field };
  return null;
}
