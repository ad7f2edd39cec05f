import type { SentRow, ShipmentLine } from './shipment-file.ts';
import type { ShipmentResult } from './shipment-queries.ts';

/** As many as one request takes. */
export const chunkRows = 200;

type Row = Pick<ShipmentLine, 'line' | 'orderId' | 'carrier' | 'trackingNo' | 'sku' | 'quantity'>;

interface Sending {
  readonly rows: readonly Row[];
  readonly send: (rows: readonly SentRow[]) => Promise<readonly ShipmentResult[]>;
  /** What the platform answered, chunk after chunk. */
  readonly onAnswer: (results: readonly ShipmentResult[]) => void;
  /** Stops before the next chunk: what was sent is done, and is answered. */
  readonly signal: AbortSignal;
}

/** Sends chunk after chunk. Throws what a chunk throws; those before it stay done, and all may be sent again. */
export async function sendShipments({ rows, send, onAnswer, signal }: Sending): Promise<void> {
  for (let at = 0; at < rows.length && !signal.aborted; at += chunkRows) {
    const chunk = rows.slice(at, at + chunkRows);
    onAnswer(
      await send(
        chunk.map(({ line, orderId, carrier, trackingNo, sku, quantity }) => ({
          ...{ line, orderId, carrier, trackingNo },
          ...(sku === '' ? {} : { sku }),
          ...(quantity === '' ? {} : { quantity }),
        })),
      ),
    );
  }
}
