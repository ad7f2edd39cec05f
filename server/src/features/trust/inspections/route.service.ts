import { luhnDigit, type RiskFacts, riskPolicy, routeByRisk } from '@kanmai/trust';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { keyedHash } from '../../../seal.ts';
import { inspectedKindOf, phonePromiseOf } from './inspected-goods.policy.ts';
import { findRoute, insertRoute, type NewPiece } from './route.store.ts';
import { findHistory, findPaidLines, type PaidLine } from './route.views.ts';
import { inspectionPolicy, warehouseAddress } from './warehouse.policy.ts';

type Deps = Pick<FeatureDeps, 'clock' | 'random' | 'config' | 'secret'>;

/**
 * Decides which of these paid orders go through the warehouse, and notes those that do. What it depends on is as it was
 * when they were paid, and chance is the order's own: whoever asks, and when, it comes out the same. Safe to repeat.
 */
export async function routePaidOrders(tx: Tx, deps: Deps, orderIds: readonly string[]): Promise<void> {
  if (warehouseAddress(deps) === null) return;
  const lines = await findPaidLines(tx, orderIds);
  for (const [, ofOrder] of Map.groupBy(lines, ({ orderId }) => orderId)) await routeOrder(tx, deps, ofOrder);
}

interface RoutedLine {
  readonly line: PaidLine;
  readonly facts: RiskFacts;
  readonly route: ReturnType<typeof routeByRisk>;
}

async function routeOrder(tx: Tx, deps: Deps, lines: readonly PaidLine[]): Promise<void> {
  const routed: RoutedLine[] = [];
  for (const line of lines) {
    const facts = await riskFactsOf(tx, deps, line);
    if (facts !== null) routed.push({ line, facts, route: routeByRisk(facts) });
  }
  const inspected = routed.filter(({ route }) => route.way === 'warehouse');
  const [first] = inspected;
  if (first === undefined) return;
  const { orderId, shopId, personId } = first.line;
  const order = {
    ...{ orderId, shopId, personId, because: first.route.because, policyVersion: riskPolicy.version },
    facts: inspected.map(({ line, facts }) => ({ position: line.position, ...facts })),
    code: parcelCode(deps),
  };
  const pieces = inspected.flatMap(({ line, facts }) => piecesOf(line, facts.kind));
  await insertRoute(tx, deps, order, pieces);
}

/** What the policy asks of a line; null for goods that are not looked at at all. */
async function riskFactsOf(tx: Tx, deps: Deps, line: PaidLine): Promise<RiskFacts | null> {
  const kind = inspectedKindOf(line);
  if (kind === null) return null;
  return {
    kind,
    worthMinor: Math.floor(line.totalCents / line.quantity),
    month: line.paidAt.getUTCMonth() + 1,
    history: await findHistory(tx, line.shopId, line.paidAt),
    draw: drawFor(deps.secret, line),
  };
}

function drawFor(secret: string, { orderId, position }: PaidLine): number {
  const hash = keyedHash(secret, 'inspection draw', `${orderId} ${position}`);
  return hash.readUInt32BE() / 0x1_0000_0000;
}

/** The pieces of a line, each with its part of what was paid: together all of it, to the cent. */
function piecesOf(line: PaidLine, kind: RiskFacts['kind']): NewPiece[] {
  const { position, variantId, quantity, totalCents, title, currency } = line;
  const upTo = (piece: number) => Math.floor((totalCents * piece) / quantity);
  const count = Math.min(quantity, inspectionPolicy.piecesMax);
  return Array.from({ length: count }, (_, index) => ({
    ...{ position, piece: index + 1, variantId, title, kind, currency },
    promised: kind === 'phone' ? phonePromiseOf(line) : { grade: null, batteryPercent: null },
    paidCents: upTo(index + 1) - upTo(index),
  }));
}

const codeDigits = 11;

/** Digits, which every scanner reads and every hand types, the last of them a check. */
function parcelCode({ random }: Pick<Deps, 'random'>): string {
  const digits = Array.from({ length: codeDigits }, () => Math.floor(random.next() * 10)).join('');
  return `${digits}${luhnDigit(digits)}`;
}

/**
 * Whether the shop may hand this order to a carrier for its buyer: not when it goes through the warehouse. One that was paid
 * this moment is decided here. Ask before the order is locked.
 */
export async function refuseShipping(
  tx: Tx,
  deps: Deps,
  order: { readonly orderId: string; readonly shopId: string },
): Promise<Problem | null> {
  if (warehouseAddress(deps) === null) return null;
  await routePaidOrders(tx, deps, [order.orderId]);
  return (await findRoute(tx, order)) === null ? null : { type: 'inspection-needed' };
}
