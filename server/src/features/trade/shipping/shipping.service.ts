import { isDeepStrictEqual } from 'node:util';
import { err, ok, type PersonId, type Result, type ShopId } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { builtInShipping, findRuleFault, type ShippingTemplate } from './shipping.policy.ts';
import type { ShippingChange } from './shipping.schema.ts';
import { findShipping, insertShipping } from './shipping.store.ts';

/** A shop's rules now. */
export async function readShipping(db: Database | Tx, shopId: string): Promise<ShippingTemplate> {
  const { version, rules } = (await findShipping(db, [shopId])).get(shopId) ?? builtInShipping;
  return { version, rules };
}

/**
 * Makes a new version of a shop's rules; the same rules again make none, so that sending them twice is safe.
 * Fails with `bad-request`, naming a province, and with `state-conflict` when the version to replace is not the newest.
 */
export async function changeShipping(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  by: { readonly personId: PersonId; readonly shopId: ShopId },
  { rules, replaces }: ShippingChange,
): Promise<Result<ShippingTemplate, Problem>> {
  const wrong = findRuleFault(rules);
  if (wrong !== null) return err({ type: 'bad-request', ...wrong });
  const current = await readShipping(tx, by.shopId);
  if (current.version !== null && isDeepStrictEqual(current.rules, rules)) return ok(current);
  if (current.version !== replaces) return err({ type: 'state-conflict', field: 'replaces' });
  const version = (current.version ?? 0) + 1;
  const template = { shopId: by.shopId, version, rules, createdBy: by.personId };
  const inserted = await insertShipping(tx, template, deps.clock.nowMs());
  if (!inserted) return err({ type: 'state-conflict', field: 'replaces' });
  await audit(tx, deps, {
    actorId: by.personId,
    action: 'shipping-change',
    subjectId: by.shopId,
    detail: { version },
  });
  return ok({ version, rules });
}
