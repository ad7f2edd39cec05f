import { assert } from '@kanmai/kernel';
import { type CompiledPolicy, guarantees, type Policy, PolicyShelf } from '@kanmai/trust';
import type { Database, Tx } from '../../../database.ts';
import { findPolicy } from './right.store.ts';

const shelf = new PolicyShelf();
for (const policy of guarantees) {
  const put = shelf.put(policy);
  assert(put.ok, `${policy.code} is a sound policy`);
}

/** Kanmai's policies are written in its money. */
export const guaranteeCurrency = 'CNY';

/** The guarantees that shops may take, the newest version of each. */
export function listGuarantees(): readonly CompiledPolicy[] {
  return shelf.list();
}

/** What products carried before there were policies, by the policy that it promises. */
const labels: Readonly<Record<string, string>> = {
  'fake-one-pay-ten': 'fake-pays-tenfold',
  'fake-one-pay-nine': 'fake-pays-ninefold',
  'ship-24-hours': 'ship-in-a-day',
};

/** The guarantee that a product's label stands for, the newest version; undefined for a label that is only one. */
export function findGuarantee(label: string): CompiledPolicy | undefined {
  return shelf.newest(labels[label] ?? label);
}

/** A policy as it was promised. @throws when it was never promised */
export async function getPromised(db: Database | Tx, code: string, version: number): Promise<CompiledPolicy> {
  const known = shelf.at(code, version);
  const stored = await findPolicy(db, code, version);
  // What was stored with the first promise rules, not what a later release calls the same version.
  if (known !== undefined && isSame(known.policy, stored)) return known;
  const compiled = new PolicyShelf().put(stored);
  assert(compiled.ok, `the promised policy ${code} ${version} is sound`);
  return compiled.value;
}

/** The database orders the fields of JSON as it likes. */
function isSame(policy: Policy, stored: unknown): boolean {
  return stored === undefined || sorted(policy) === sorted(stored);
}

const sorted = (json: unknown): string =>
  JSON.stringify(json, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Whether it can pay what was paid for the line itself, which after-sales could give back, too. */
export function returnsMoney({ rows }: Policy): boolean {
  return rows.some(({ pays = [] }) => pays.some(({ purpose }) => isReturn(purpose)));
}

/** Money of the line itself: nobody gets it back twice. */
export const isReturn = (purpose: string): boolean => purpose === 'refund' || purpose === 'difference';

/** Whether it is no claim: it says when after-sales and cancelling give an order's own money back. */
export const isOfAftersales = (code: string): boolean => code === 'fast-refund';

/** Whether it is claimed again when what it pays for happens again: nothing of it says that it is paid once. */
export const isRepeated = ({ rows }: Policy): boolean =>
  !rows.some(({ because }) => because === 'paid-before');

/** Whether it pays back a part of the price and leaves the goods with the buyer: an order that is under way has that, too. */
export const isOfPrice = ({ rows }: Policy): boolean =>
  rows.every(({ pays = [] }) => pays.every(({ purpose }) => purpose === 'difference'));

/** Whether the shop's service budget pays it: a shop says for which goods it does. */
export const isOfBudget = ({ payers }: Policy): boolean =>
  payers.some(({ payer }) => payer === 'shop-budget');

/** Whether it pays what the buyer says, by a receipt. */
export function asksAmount({ rows }: Policy): boolean {
  return JSON.stringify(rows).includes('"return.freightMinor"');
}

/** The reasons that a policy takes. */
export function reasonsOf({ claim }: Policy): readonly string[] {
  if ('is' in claim) return [String(claim.is)];
  return 'in' in claim ? claim.in : [];
}
