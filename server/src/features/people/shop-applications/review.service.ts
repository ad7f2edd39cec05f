import { err, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { unseal } from '../../../seal.ts';
import { audit } from '../audit/index.ts';
import { readPrivateFile } from '../private-files/index.ts';
import { lockShop, type ShopView, shopReviewed, storeReview } from '../shops/index.ts';
import type {
  ApplicationDecision,
  ApplicationNumbers,
  FileSlot,
  ReviewedApplication,
} from './application.schema.ts';
import { type ApplicationDeps, numberPurpose } from './application.service.ts';
import { type ApplicationRow, decideApplication, listFiles, lockApplication } from './application.store.ts';
import { findReviewed } from './application.views.ts';

/** Approves or rejects what was read; when it has changed since, or somebody has decided, it says so. */
export async function decideOnApplication(
  { deps, doors }: ApplicationDeps,
  actor: Actor,
  id: string,
  given: ApplicationDecision,
): Promise<Result<ReviewedApplication, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<ShopView, Problem>> => {
    const row = await lockApplication(tx, id);
    const refusal = await refusalOf(tx, row, given.version);
    if (refusal !== null || row?.shop_id == null) return err(refusal ?? { type: 'not-found' });
    const shop = await lockShop(tx, row.shop_id);
    if (shop === null) return err({ type: 'not-found' });
    if (shop.state === 'suspended') return err({ type: 'state-conflict', state: shop.state });
    const approved = given.decision === 'approve';
    const reason = given.reason.trim();
    const fields = approved ? {} : (given.fields ?? {});
    await decideApplication(tx, id, {
      state: approved ? 'approved' : 'rejected',
      ...{ reason, fields },
      operatorId: actor.personId,
      nowMs: deps.clock.nowMs(),
    });
    const review = {
      action: `shop-${given.decision}`,
      state: approved ? 'open' : 'rejected',
      reason,
    } as const;
    return ok(await storeReview(tx, deps, actor, shop, review));
  });
  if (!result.ok) return result;
  await shopReviewed(deps, doors, result.value, given.reason.trim());
  const reviewed = await findReviewed(deps.db, id);
  return reviewed === null ? err({ type: 'not-found' }) : ok(reviewed);
}

/** Why nothing is decided now: it is not there, was changed since it was read, or another operator was first. */
async function refusalOf(tx: Tx, row: ApplicationRow | null, version: number): Promise<Problem | null> {
  if (row === null || row.state === 'draft') return { type: 'not-found' };
  if (row.state === 'submitted' && row.version === version) return null;
  const decidedBy = (await findReviewed(tx, row.id))?.decidedBy?.name ?? '';
  return { type: 'state-conflict', state: row.state, ...(decidedBy === '' ? {} : { decidedBy }) };
}

/** The numbers of the documents, for the operator who reviews them. That they were looked at is written down. */
export async function openNumbers(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
): Promise<Result<ApplicationNumbers, Problem>> {
  return unitOfWork(deps.db, async (tx): Promise<Result<ApplicationNumbers, Problem>> => {
    const row = await lockApplication(tx, id);
    if (row === null || row.state === 'draft') return err({ type: 'not-found' });
    await audit(tx, deps, { actorId: actor.personId, action: 'application-numbers', subjectId: id });
    const plain = (sealed: Buffer | null) =>
      sealed === null ? '' : unseal(deps.secret, numberPurpose, sealed).toString();
    return ok({ idNumber: plain(row.id_number_sealed), creditCode: plain(row.credit_code_sealed) });
  });
}

/** A document's file, for the operator who reviews it. That it was opened is written down first. */
export async function openFile(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
  slot: FileSlot,
): Promise<Result<{ contentType: string; bytes: Buffer }, Problem>> {
  const found = await unitOfWork(deps.db, async (tx) => {
    const row = await lockApplication(tx, id);
    if (row === null || row.state === 'draft') return null;
    const file = (await listFiles(tx, id)).find((one) => one.slot === slot);
    if (file === undefined) return null;
    const detail = { slot };
    await audit(tx, deps, { actorId: actor.personId, action: 'application-file', subjectId: id, detail });
    return file;
  });
  const bytes = found === null ? null : await readPrivateFile(deps, found.blob_key);
  return found === null || bytes === null
    ? err({ type: 'not-found' })
    : ok({ contentType: found.content_type, bytes });
}
