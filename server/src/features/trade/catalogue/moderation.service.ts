import { err, ok, type Result, type ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { AppealSubject } from '../../people/appeals/index.ts';
import { audit } from '../../people/audit/index.ts';
import type { ProductState } from './product.schema.ts';
import { findProductShop, lockProduct, updateProduct } from './product.store.ts';

type ModerationDeps = Pick<FeatureDeps, 'clock' | 'random'>;

/** Takes a product down, or restores it to what it was: an operator's decision, with its reason in the audit log. */
export async function moderateProduct(
  tx: Tx,
  deps: ModerationDeps,
  actor: Actor,
  given: { productId: string; decision: 'take-down' | 'restore'; reason: string },
): Promise<Result<null, Problem>> {
  const { productId, decision, reason } = given;
  const shopId = await findProductShop(tx, productId);
  const product = shopId === null ? null : await lockProduct(tx, shopId, productId);
  if (shopId === null || product === null) return err({ type: 'not-found' });
  if ((product.state === 'taken-down') === (decision === 'take-down'))
    return err({ type: 'state-conflict', state: product.state });
  const to = decision === 'take-down' ? 'taken-down' : await stateBefore(tx, productId);
  const nowMs = deps.clock.nowMs();
  await updateProduct(tx, product.id, { state: to }, nowMs);
  await audit(tx, deps, {
    actorId: actor.personId,
    action: `product-${decision}`,
    subjectId: productId,
    reason: reason.trim(),
    detail: { from: product.state, to },
  });
  await appendEvents(tx, [{ kind: 'product-changed', atMs: nowMs, shopId, subjectId: productId, data: {} }]);
  return ok(null);
}

/** What a product was when it was taken down. */
async function stateBefore(tx: Tx, productId: string): Promise<ProductState> {
  const row = await tx
    .selectFrom('audit_log')
    .select(sql<ProductState>`detail ->> 'from'`.as('state'))
    .where('subject_id', '=', productId)
    .where('action', '=', 'product-take-down')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state ?? 'off-sale';
}

/** A product that was taken down is what it was before when the shop's appeal is accepted. */
export function productAppeals(deps: FeatureDeps): AppealSubject {
  return {
    actions: ['product-take-down'],
    async findInForce(tx, subjectId) {
      const row = await tx
        .selectFrom('products')
        .select(['shop_id', 'title'])
        .where('id', '=', subjectId)
        .where('state', '=', 'taken-down')
        .forNoKeyUpdate()
        .executeTakeFirst();
      return row === undefined ? null : { authorId: row.shop_id as ShopId, title: row.title };
    },
    async undo(tx, actor, subjectId, reason) {
      const given = { productId: subjectId, decision: 'restore', reason } as const;
      const restored = await moderateProduct(tx, deps, actor, given);
      return restored.ok ? ok(async () => undefined) : restored;
    },
  };
}
