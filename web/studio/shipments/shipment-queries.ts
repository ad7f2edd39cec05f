import { api, unwrap } from '../../shared/api.ts';
import type { SentRow } from './shipment-file.ts';

export interface ShipmentResult {
  line: number;
  orderId: string;
  outcome: 'shipped' | 'already-shipped' | 'refused';
  code?: string;
  field?: string;
  detail?: string;
}

/** Ships up to 200 orders. Sending the same rows again changes nothing. */
export async function shipOrders(
  shopId: string,
  rows: readonly SentRow[],
): Promise<readonly ShipmentResult[]> {
  const { results } = await unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/shipments', {
      params: { path: { shopId } },
      body: { rows: [...rows] },
    }),
  );
  return results;
}
