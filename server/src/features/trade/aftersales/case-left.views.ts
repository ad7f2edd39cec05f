import type { Tx } from '../../../database.ts';
import * as orders from '../orders/index.ts';
import { findAskable } from './askable.views.ts';
import { type CaseLine, findCaseLines, type StoredCase } from './case.store.ts';
import { lineLeftCents, piecesLeft } from './refundable.policy.ts';

export interface CaseLeft {
  /** What can still go back by this case: never what another way gave back for its lines. */
  readonly leftCents: number;
  /** The case's lines, each with the pieces and the money of it that are still to be decided on; both may be 0. */
  readonly lines: readonly CaseLine[];
}

/** What is left of what a case is about, by whatever way the rest went back. Lock the case and its order before. */
export async function findCaseLeft(
  tx: Tx,
  order: orders.StoredOrder,
  { id, personId, shippingMaxCents }: StoredCase,
): Promise<CaseLeft> {
  const ofOrder = await orders.findOrderLeft(tx, order);
  const askable = await findAskable(tx, order.id, personId, id);
  if (askable === null) throw new Error(`case ${id} is of no order`);
  const left = new Map(askable.lines.map((line) => [line.position, line]));
  const lines = (await findCaseLines(tx, id)).map((asked): CaseLine => {
    const line = left.get(asked.position);
    if (line === undefined) throw new Error(`case ${id} is of no line`);
    return {
      ...asked,
      quantity: Math.min(asked.quantity, piecesLeft(line)),
      maxCents: Math.min(asked.maxCents, lineLeftCents(line)),
    };
  });
  const shippingLeftCents = Math.max(0, askable.shippingCents - askable.refundedShippingCents);
  const ofCaseCents = lines.reduce(
    (sum, { maxCents }) => sum + maxCents,
    Math.min(shippingMaxCents, shippingLeftCents),
  );
  return { leftCents: Math.min(ofOrder.leftCents, ofCaseCents), lines };
}
