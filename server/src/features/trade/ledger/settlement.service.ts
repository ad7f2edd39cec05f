import { type Cents, cents, hourMs } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { findScores, trustLevelOf } from '../../trust/scores/index.ts';
import { coverFromDeposit } from './deposit.service.ts';
import { commissionPolicy, dueAtMs, releasePolicyOf } from './ledger.policy.ts';
import { post, postAll } from './posting.service.ts';
import {
  clawBackEntries,
  decideClawBack,
  type SettlementShare,
  type SettlingOrder,
  settlementEntries,
  splitSettlement,
} from './settlement.policy.ts';
import {
  addClawBack,
  insertSettlement,
  lockDueSettlements,
  lockSettled,
  postponeSettlements,
  writeSettled,
} from './settlement.store.ts';
import { sumRefundsOf } from './settlement.views.ts';

/** What others get of these orders, by order; out of the shop's part. */
export type SettlementShares = (
  tx: Tx,
  orders: readonly SettlingOrder[],
) => Promise<ReadonlyMap<string, readonly SettlementShare[]>>;

/** What the platform adds to these orders, by order. */
export type SettlementSubsidies = (
  tx: Tx,
  orders: readonly SettlingOrder[],
) => Promise<ReadonlyMap<string, Cents>>;

/** What other features have to say about settling; told in `app.ts`. */
export interface SettlementRules {
  readonly shares?: readonly SettlementShares[];
  readonly subsidies?: readonly SettlementSubsidies[];
  /** Which of these orders must wait, e.g. because a case of after-sales is open. */
  readonly isSettlementBlocked?: (tx: Tx, orderIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Told what shops got of their orders, in the unit of work that settles them: the provider lets it go, too. */
  readonly released?: (tx: Tx, parts: readonly ReleasedPart[]) => Promise<void>;
}

export interface ReleasedPart {
  readonly orderId: string;
  readonly shopId: string;
  readonly currency: string;
  readonly amountCents: Cents;
}

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'log'>;

/** The shopper has the goods: the order's money is due T + N later. In the unit of work of the receipt. */
export async function awaitSettlement(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'config'>,
  order: {
    readonly id: string;
    readonly shopId: string;
    readonly currency: string;
    readonly totalCents: Cents;
  },
): Promise<void> {
  const receivedAtMs = deps.clock.nowMs();
  const scores = await findScores(tx, [order.shopId]);
  const policy = releasePolicyOf(deps.config.settlementDays, trustLevelOf(scores.get(order.shopId)));
  await insertSettlement(tx, {
    ...{ orderId: order.id, shopId: order.shopId, currency: order.currency, paidCents: order.totalCents },
    ...{ receivedAtMs, dueAtMs: dueAtMs(receivedAtMs, policy), releasePolicy: policy.version },
  });
}

const batchOrders = 200;
/** At most this many batches in one run; the next run goes on. */
const batchesMax = 500;
/** What is blocked, or failed, is looked at again after this long. */
const againMs = hourMs;

/**
 * Settles what is due, in batches, each a unit of work. Safe to repeat and to run in several workers. An order that
 * cannot be settled is logged and tried again later; it keeps no other. Answers how many were settled.
 */
export async function settleDue(
  deps: Deps,
  rules: SettlementRules = {},
  signal?: AbortSignal,
): Promise<number> {
  let settled = 0;
  for (let batch = 0; batch < batchesMax && signal?.aborted !== true; batch++) {
    const done = await settleBatch(deps, rules);
    settled += done.settled;
    if (done.tried === 0) break;
  }
  return settled;
}

interface Batch {
  readonly tried: number;
  readonly settled: number;
}

async function settleBatch(deps: Deps, rules: SettlementRules): Promise<Batch> {
  let orderIds: string[] = [];
  try {
    return await unitOfWork(deps.db, async (tx) => {
      const due = await lockDueSettlements(tx, deps.clock.nowMs(), batchOrders);
      orderIds = due.map(({ orderId }) => orderId);
      return settleLocked(tx, deps, rules, due);
    });
  } catch (error) {
    if (orderIds.length === 0) throw error;
    deps.log.warn({ error }, 'a batch of settlements failed; its orders are settled one by one');
  }
  let settled = 0;
  for (const orderId of orderIds) settled += await settleAlone(deps, rules, orderId);
  return { tried: orderIds.length, settled };
}

async function settleAlone(deps: Deps, rules: SettlementRules, orderId: string): Promise<number> {
  const nowMs = deps.clock.nowMs();
  try {
    const done = await unitOfWork(deps.db, async (tx) =>
      settleLocked(tx, deps, rules, await lockDueSettlements(tx, nowMs, 1, orderId)),
    );
    return done.settled;
  } catch (error) {
    deps.log.error({ error, orderId }, 'an order could not be settled and is tried again later');
    await unitOfWork(deps.db, (tx) => postponeSettlements(tx, [orderId], nowMs + againMs));
    return 0;
  }
}

async function settleLocked(
  tx: Tx,
  deps: Deps,
  rules: SettlementRules,
  due: Awaited<ReturnType<typeof lockDueSettlements>>,
): Promise<Batch> {
  if (due.length === 0) return { tried: 0, settled: 0 };
  const nowMs = deps.clock.nowMs();
  const orderIds = due.map(({ orderId }) => orderId);
  const blocked = (await rules.isSettlementBlocked?.(tx, orderIds)) ?? new Set<string>();
  await postponeSettlements(tx, [...blocked], nowMs + againMs);
  const refunded = await sumRefundsOf(tx, orderIds);
  const settling = due
    .filter(({ orderId }) => !blocked.has(orderId))
    .map(({ paidCents, ...order }) => ({
      ...order,
      keptCents: cents(paidCents - (refunded.get(order.orderId) ?? 0)),
    }));
  // Of what went back as a whole nobody earns anything.
  const earning = settling.filter(({ keptCents }) => keptCents > 0);
  const subsidies = await askAll(rules.subsidies, tx, earning);
  const shares = await askAll(rules.shares, tx, earning);
  const settled = settling.map((settlingOrder) => {
    const { orderId } = settlingOrder;
    const order = {
      ...settlingOrder,
      commission: commissionPolicy,
      subsidyCents: cents(subsidies.reduce((sum, found) => sum + (found.get(orderId) ?? 0), 0)),
      shares: shares.flatMap((found) => found.get(orderId) ?? []),
    };
    return { order, parts: splitSettlement(order) };
  });
  await postAll(
    tx,
    deps.random,
    settled.map(({ order, parts }) => ({
      ...{ kind: 'settlement', referenceId: order.orderId, atMs: nowMs },
      entries: settlementEntries(order, parts),
    })),
  );
  await writeSettled(tx, settled, nowMs);
  await rules.released?.(
    tx,
    settled.flatMap(({ order: { orderId, shopId, currency }, parts }) =>
      parts
        .filter(({ account }) => account.kind === 'shop')
        .map(({ amountCents }) => ({ orderId, shopId, currency, amountCents })),
    ),
  );
  return { tried: due.length, settled: settled.length };
}

async function askAll<Answer>(
  asked: readonly ((tx: Tx, orders: readonly SettlingOrder[]) => Promise<Answer>)[] = [],
  tx: Tx,
  orders: readonly SettlingOrder[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  // One after the other: they share a connection.
  if (orders.length > 0) for (const ask of asked) answers.push(await ask(tx, orders));
  return answers;
}

export interface TakenBack {
  readonly orderId: string;
  readonly shopId: string;
  readonly currency: string;
  readonly amountCents: Cents;
  /** The refund that the money is owed back by. */
  readonly refundId: string;
  /** What it goes back for. */
  readonly referenceId: string;
}

/**
 * Takes a part of an order's money, or all of it, to be given back: out of escrow, or after its settlement out of
 * everybody's part of it in proportion; what the shop cannot give, its deposit covers. Lock the order before.
 */
export async function takeBack(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  taken: TakenBack,
): Promise<void> {
  const { orderId, shopId, currency, amountCents, refundId, referenceId } = taken;
  const atMs = deps.clock.nowMs();
  const settled = await lockSettled(tx, orderId);
  if (settled === null) {
    await post(tx, deps.random, {
      ...{ kind: 'order-refund', referenceId, atMs },
      entries: [
        { account: { kind: 'escrow', ownerId: shopId, currency }, amountCents },
        { account: { kind: 'refund-due', ownerId: refundId, currency }, amountCents: cents(-amountCents) },
      ],
    });
    return;
  }
  const clawBack = decideClawBack(amountCents, settled);
  await addClawBack(tx, orderId, amountCents, clawBack);
  await post(tx, deps.random, {
    ...{ kind: 'claw-back', referenceId, atMs },
    entries: clawBackEntries(taken, settled.parts, clawBack),
  });
  await coverFromDeposit(tx, deps, { shopId, currency, referenceId });
}
