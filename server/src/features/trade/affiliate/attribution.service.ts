import type { Tx } from '../../../database.ts';
import { type Click, decideAttribution } from './attribution.policy.ts';
import { findAttributable, insertAttributions, type PlacedLine } from './attribution.store.ts';

/** An order that is being placed, as orders know it. */
export interface PlacedOrder {
  readonly id: string;
  readonly personId: string;
  readonly parcel: {
    readonly shopId: string;
    readonly lines: readonly {
      readonly productId: string;
      readonly clipId: string | null;
      readonly roomId?: string | null;
      readonly totalCents: number;
    }[];
  };
}

/**
 * Writes down which creators are owed a part of these orders, in the unit of work that places them: for a whole batch at
 * most one select and one insert, and no lock.
 */
export async function attribute(tx: Tx, orders: readonly PlacedOrder[], nowMs: number): Promise<void> {
  const lines = orders.flatMap(({ id, personId, parcel }) =>
    parcel.lines.map(
      ({ productId, clipId, roomId = null, totalCents }, position): PlacedLine => ({
        ...{ orderId: id, position, personId, shopId: parcel.shopId },
        ...{ productId, clipId, roomId, goodsCents: totalCents },
      }),
    ),
  );
  if (lines.length === 0) return;
  const known = await findAttributable(tx, lines);
  const attributed: { line: PlacedLine; click: Click }[] = [];
  for (const [index, facts] of known) {
    const line = lines[index];
    const click = decideAttribution(facts, nowMs);
    if (line !== undefined && click !== null) attributed.push({ line, click });
  }
  if (attributed.length > 0) await insertAttributions(tx, attributed, nowMs);
}
