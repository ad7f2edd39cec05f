import { err, ok, type Result } from '@kanmai/kernel';
import { type Database, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import type { AccountView } from './account.schema.ts';

/** Says which account at a provider is a shop's: what it is owed is paid to there. Written to the audit log. */
export async function setAccount(
  deps: Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'payment'>,
  actor: Actor,
  given: { readonly shopId: string; readonly provider: string; readonly accountRef: string },
): Promise<Result<AccountView, Problem>> {
  const { shopId, provider, accountRef } = given;
  if (deps.payment.find(provider) === undefined) return err({ type: 'not-found', field: 'provider' });
  const changedAt = new Date(deps.clock.nowMs());
  return unitOfWork(deps.db, async (tx) => {
    const shop = await tx.selectFrom('shops').select('id').where('id', '=', shopId).executeTakeFirst();
    if (shop === undefined) return err({ type: 'not-found', field: 'shopId' });
    await tx
      .insertInto('payment_accounts')
      .values({ shop_id: shopId, provider, account_ref: accountRef, changed_at: changedAt })
      .onConflict((conflict) =>
        conflict
          .columns(['shop_id', 'provider'])
          .doUpdateSet({ account_ref: accountRef, changed_at: changedAt }),
      )
      .execute();
    await audit(tx, deps, {
      actorId: actor.personId,
      action: 'payment-account',
      subjectId: shopId,
      detail: { provider, accountRef },
    });
    return ok({ provider, accountRef, changedAt: changedAt.toISOString() });
  });
}

/** A shop's accounts: one a provider at most. */
export async function listAccounts(db: Database, shopId: string): Promise<AccountView[]> {
  const rows = await db
    .selectFrom('payment_accounts')
    .selectAll()
    .where('shop_id', '=', shopId)
    .orderBy('provider')
    .execute();
  return rows.map((row) => ({
    provider: row.provider,
    accountRef: row.account_ref,
    changedAt: row.changed_at.toISOString(),
  }));
}
