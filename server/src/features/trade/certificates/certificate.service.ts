import { err, newId, ok, type Result, type ShopId } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { readPrivateFile, storePrivateFile } from '../../people/private-files/index.ts';
import { lockProduct, productSaysOf } from '../catalogue/index.ts';
import { checkDates, pendingMax } from './certificate.policy.ts';
import type { CertificateView, NewCertificate } from './certificate.schema.ts';
import {
  type CertificateRow,
  countPending,
  lockCertificate,
  lockOthers,
  setState,
  storeCertificate,
  submit,
} from './certificate.store.ts';
import { listCertificates } from './certificate.views.ts';

type Viewed = Result<CertificateView, Problem>;

/** Begins a certificate of what a product says; it waits for review once its file is there. One under way gives way to it. */
export async function beginCertificate(
  deps: FeatureDeps,
  actor: Actor,
  shopId: ShopId,
  claim: IdempotencyClaim,
  given: NewCertificate,
): Promise<Viewed> {
  const nowMs = deps.clock.nowMs();
  const wrong = checkDates(given, nowMs);
  if (wrong !== null) return err(wrong);
  return once(deps.db, claim, nowMs, async (tx): Promise<Viewed> => {
    const product = await lockProduct(tx, shopId, given.productId);
    if (product === null) return err({ type: 'not-found', field: 'productId' });
    const value = await productSaysOf(tx, given.productId, given.attribute);
    if (value === null || value === '')
      return err({
        type: 'bad-request',
        field: 'attribute',
        detail: `The product says nothing of ${given.attribute}.`,
      });
    for (const other of await lockOthers(tx, product.id, given.attribute, ['draft', 'pending']))
      await setState(tx, other.id, 'withdrawn');
    if ((await countPending(tx, shopId)) >= pendingMax) return err({ type: 'too-many', limit: pendingMax });
    const id = newId('certificate', nowMs, deps.random);
    await storeCertificate(tx, {
      id,
      shop_id: shopId,
      product_id: product.id,
      attribute: given.attribute,
      value,
      number: given.number.trim(),
      issuer: given.issuer.trim(),
      valid_from: given.validFrom,
      valid_until: given.validUntil ?? null,
      state: 'draft',
      created_by: actor.personId,
      created_at: new Date(nowMs),
    });
    return viewed(tx, shopId, id, nowMs);
  });
}

/** Keeps the file of a certificate that has none yet, which hands it in for review. */
export async function putCertificateFile(
  deps: FeatureDeps,
  shopId: ShopId,
  id: string,
  body: unknown,
): Promise<Viewed> {
  // Asked before a body is worked on, and again under the lock.
  const before = await unitOfWork(deps.db, (tx) => lockCertificate(tx, id, shopId));
  const refusal = fileRefusal(before);
  if (refusal !== null) return err(refusal);
  const file = await storePrivateFile(deps, id, body);
  if (!file.ok) return file;
  const nowMs = deps.clock.nowMs();
  const result = await unitOfWork(deps.db, async (tx): Promise<Viewed> => {
    const late = fileRefusal(await lockCertificate(tx, id, shopId));
    if (late !== null) return err(late);
    await submit(tx, id, file.value, nowMs);
    return viewed(tx, shopId, id, nowMs);
  });
  if (!result.ok) await deps.blobs.delete(file.value.blobKey);
  return result;
}

function fileRefusal(row: CertificateRow | null): Problem | null {
  if (row === null) return { type: 'not-found' };
  return row.state === 'draft' ? null : { type: 'state-conflict', state: row.state };
}

/** Takes a certificate back; an accepted one counts no more. What was decided against stays as it is. */
export async function withdrawCertificate(
  deps: FeatureDeps,
  shopId: ShopId,
  id: string,
): Promise<Result<null, Problem>> {
  try {
    return await unitOfWork(deps.db, async (tx) => {
      const row = await lockCertificate(tx, id, shopId);
      if (row === null) throw new Rollback<Problem>({ type: 'not-found' });
      if (!['draft', 'pending', 'accepted'].includes(row.state))
        throw new Rollback<Problem>({ type: 'state-conflict', state: row.state });
      await setState(tx, id, 'withdrawn');
      return ok(null);
    });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

/** The file of a certificate, for the shop's own people. */
export async function openOwnFile(
  deps: FeatureDeps,
  shopId: ShopId,
  id: string,
): Promise<Result<{ contentType: string; bytes: Buffer }, Problem>> {
  const row = await unitOfWork(deps.db, (tx) => lockCertificate(tx, id, shopId));
  return row === null ? err({ type: 'not-found' }) : readFile(deps, row);
}

export async function readFile(
  deps: FeatureDeps,
  { blob_key: key, content_type: contentType }: CertificateRow,
): Promise<Result<{ contentType: string; bytes: Buffer }, Problem>> {
  const bytes = key === null ? null : await readPrivateFile(deps, key);
  return bytes === null || contentType === null ? err({ type: 'not-found' }) : ok({ contentType, bytes });
}

async function viewed(tx: Tx, shopId: ShopId, id: string, nowMs: number): Promise<Viewed> {
  const view = (await listCertificates(tx, shopId, { id, limit: 1 }, nowMs)).items[0];
  if (view === undefined) throw new Error(`the certificate ${id} was just written`);
  return ok(view);
}
