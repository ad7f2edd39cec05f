import { type CertificateId, err, ok, type Result, type ShopId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import { lockProduct, productSaysOf } from '../catalogue/index.ts';
import { noticeOf } from './certificate.notice.ts';
import { decideCertificate } from './certificate.policy.ts';
import type { CertificateDecision, CertificateState, ReviewedCertificate } from './certificate.schema.ts';
import { readFile } from './certificate.service.ts';
import {
  type CertificateRow,
  lockCertificate,
  lockOthers,
  setState,
  storeDecision,
} from './certificate.store.ts';
import { findReviewed } from './certificate.views.ts';

type Decided = Result<CertificateRow, Problem>;

/** Accepts or rejects a certificate that waits, or revokes one that was accepted. */
export async function decideOnCertificate(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
  { decision, reason }: CertificateDecision,
): Promise<Result<ReviewedCertificate, Problem>> {
  const nowMs = deps.clock.nowMs();
  const result = await unitOfWork(deps.db, async (tx): Promise<Decided> => {
    const locked = await lockWithProduct(tx, id);
    if (locked === null) return err({ type: 'not-found' });
    const { row, valueNow } = locked;
    const kept = { state: row.state as CertificateState, value: row.value, validUntil: row.valid_until };
    const state = decideCertificate(kept, decision, valueNow, nowMs);
    if (!state.ok) return err(await namingDecider(tx, id, state.failure, nowMs));
    await keepDecision(tx, deps, actor, row, { state: state.value, reason: reason.trim() });
    return ok(row);
  });
  if (!result.ok) return result;
  deps.eventsAppended();
  await tellDecision(deps, result.value, decision === 'accept' ? 'accepted' : 'refused', reason.trim());
  const reviewed = await findReviewed(deps.db, id, nowMs);
  return reviewed === null ? err({ type: 'not-found' }) : ok(reviewed);
}

/** Writes a decision with all that follows from it. */
export async function keepDecision(
  tx: Tx,
  deps: FeatureDeps,
  actor: Actor,
  row: CertificateRow,
  { state, reason, action }: { state: CertificateState; reason: string; action?: string },
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  if (state === 'accepted') {
    for (const before of await lockOthers(tx, row.product_id, row.attribute, ['accepted']))
      await setState(tx, before.id, 'replaced');
  }
  const operatorId = actor.personId;
  await storeDecision(tx, row.id as CertificateId, { state, reason, operatorId, nowMs });
  await audit(tx, deps, {
    actorId: actor.personId,
    action: action ?? actions[state] ?? `certificate-${state}`,
    subjectId: row.id,
    reason,
    detail: { productId: row.product_id, attribute: row.attribute, from: row.state, to: state },
  });
  await appendEvents(tx, [
    {
      kind: 'product-changed',
      atMs: nowMs,
      shopId: row.shop_id as ShopId,
      subjectId: row.product_id,
      data: {},
    },
  ]);
}

const actions: Partial<Record<CertificateState, string>> = {
  accepted: 'certificate-accept',
  rejected: 'certificate-reject',
  revoked: 'certificate-revoke',
};

/** The product is locked first, as whoever changes it does: what it says is what is decided on. */
export async function lockWithProduct(
  tx: Tx,
  id: string,
): Promise<{ row: CertificateRow; valueNow: string | null } | null> {
  const seen = await tx
    .selectFrom('certificates')
    .select(['shop_id', 'product_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (seen === undefined) return null;
  await lockProduct(tx, seen.shop_id as ShopId, seen.product_id);
  const row = await lockCertificate(tx, id);
  if (row === null) return null;
  return { row, valueNow: await productSaysOf(tx, row.product_id, row.attribute) };
}

async function namingDecider(tx: Tx, id: string, problem: Problem, nowMs: number): Promise<Problem> {
  const by = (await findReviewed(tx, id, nowMs))?.decidedBy?.name ?? '';
  return by === '' ? problem : { ...problem, decidedBy: by };
}

export function tellDecision(
  deps: FeatureDeps,
  row: CertificateRow,
  outcome: 'accepted' | 'refused',
  reason: string,
): Promise<void> {
  return tellShopOwners(deps, row.shop_id, (locale, link) =>
    noticeOf(row, outcome, reason, `${link}/products?open=${row.product_id}`, locale),
  );
}

/** The file of a certificate, for operators. That it was opened is written down first. */
export async function openFileForReview(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
): Promise<Result<{ contentType: string; bytes: Buffer }, Problem>> {
  const row = await unitOfWork(deps.db, async (tx) => {
    const found = await lockCertificate(tx, id);
    if (found === null || found.blob_key === null) return null;
    await audit(tx, deps, { actorId: actor.personId, action: 'certificate-file', subjectId: id });
    return found;
  });
  return row === null ? err({ type: 'not-found' }) : readFile(deps, row);
}
